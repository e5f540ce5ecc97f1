/// The configuration keys that say which differences between texts are ignored.
struct NormalizationKeys: Decodable, Sendable {
    let preset: NormalizationPreset?
    private let ignoreCase: CaseKey?
    private let trim: Bool?
    private let collapseWhitespace: Bool?
    private let ignorePunctuation: PunctuationKey?
    private let ignoreArticles: ArticlesKey?
    private let unicode: UnicodeForm?

    private enum CodingKeys: String, CodingKey {
        case preset, trim, unicode
        case ignoreCase = "ignore_case"
        case collapseWhitespace = "collapse_whitespace"
        case ignorePunctuation = "ignore_punctuation"
        case ignoreArticles = "ignore_articles"
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        preset = try keys.decodeIfPresent(Choice<NormalizationPreset>.self, forKey: .preset)?.value
        ignoreCase = try keys.decodeIfPresent(CaseKey.self, forKey: .ignoreCase)
        trim = try keys.decodeIfPresent(Bool.self, forKey: .trim)
        collapseWhitespace = try keys.decodeIfPresent(Bool.self, forKey: .collapseWhitespace)
        ignorePunctuation = try keys.decodeIfPresent(PunctuationKey.self, forKey: .ignorePunctuation)
        ignoreArticles = try keys.decodeIfPresent(ArticlesKey.self, forKey: .ignoreArticles)
        unicode = try keys.decodeIfPresent(Choice<UnicodeForm>.self, forKey: .unicode)?.value
    }

    /// The preset's rules, each replaced by its key if that is there.
    ///
    /// - Parameter fallback: the rules if there is no preset.
    func normalization(or fallback: Normalization = .exact) -> Normalization {
        var normalization = preset?.normalization ?? fallback
        if let ignoreCase { normalization.caseRule = ignoreCase.caseRule }
        if let trim { normalization.trims = trim }
        if let collapseWhitespace { normalization.collapsesWhitespace = collapseWhitespace }
        if let ignorePunctuation { normalization.punctuation = ignorePunctuation.punctuation }
        if let ignoreArticles { normalization.articles = ignoreArticles.articles }
        if let unicode { normalization.form = unicode }
        return normalization
    }
}

/// The rules of a published script.
public enum NormalizationPreset: String, Sendable, CaseIterable {
    /// SQuAD 1.1.
    case squad
    /// SQuAD 2.0.
    case squad2
    /// MLQA in English.
    case mlqa
    /// HotpotQA.
    case hotpotqa
    /// HELM's quasi-exact match and F1.
    case quasiExact = "quasi_exact"

    /// All of them lower case, drop punctuation and then articles, and collapse white space.
    public var normalization: Normalization {
        var normalization = Normalization(trims: true, collapsesWhitespace: true)
        normalization.caseRule = .lowered
        normalization.punctuation = self == .mlqa ? .unicode : .ascii
        normalization.articles = .english
        return normalization
    }
}

private struct CaseKey: Switch {
    let caseRule: CaseRule

    static let names = ["lower"]
    static func value(_ isOn: Bool) -> CaseKey { CaseKey(caseRule: isOn ? .folded : .kept) }
    static func value(named name: String) -> CaseKey? { name == "lower" ? CaseKey(caseRule: .lowered) : nil }
}

private struct PunctuationKey: Switch {
    let punctuation: Punctuation

    static let names = ["ascii", "unicode"]
    static func value(_ isOn: Bool) -> PunctuationKey { PunctuationKey(punctuation: isOn ? .ascii : .none) }
    static func value(named name: String) -> PunctuationKey? {
        switch name {
        case "ascii": PunctuationKey(punctuation: .ascii)
        case "unicode": PunctuationKey(punctuation: .unicode)
        default: nil
        }
    }
}

private struct ArticlesKey: Switch {
    let articles: Articles?

    static let names = Articles.allCases.map(\.rawValue)
    static func value(_ isOn: Bool) -> ArticlesKey { ArticlesKey(articles: isOn ? .english : nil) }
    static func value(named name: String) -> ArticlesKey? { Articles(rawValue: name).map { ArticlesKey(articles: $0) } }
}

extension ConfigSchema.Field {
    /// The keys that say which differences between texts are ignored; none by default.
    public static let normalization = ignoreCase(by: "default false").with(
        trim, collapseWhitespace, ignorePunctuation(by: "or false for none (the default)"), ignoreArticles(by: "default false"), unicode,
        optional(
            "preset", .string,
            "The rules of a published script, which the keys above may override: squad, squad2, mlqa, hotpotqa or quasi_exact (HELM).",
            choices: NormalizationPreset.allCases.map(\.rawValue)))

    /// The keys of an evaluator that compares words, by a preset's rules if nothing else is configured.
    public static let normalizationOfWords = ignoreCase(by: "default lower").with(
        ignorePunctuation(by: "or false for none; default by preset"), ignoreArticles(by: "default true"), unicode)

    public static let trim = optional("trim", .boolean, "Whether to ignore white space around the texts; default false.")

    public static let collapseWhitespace = optional(
        "collapse_whitespace", .boolean,
        "Whether to treat any run of white space between words, line breaks included, as a single space; default false.")

    private static func ignoreCase(by standard: String) -> Self {
        optional(
            "ignore_case", .boolean,
            "Whether to ignore case, by Unicode's full case folding; lower for Python's str.lower(), as in published scripts; \(standard).",
            or: CaseKey.names)
    }

    private static func ignorePunctuation(by standard: String) -> Self {
        optional(
            "ignore_punctuation", .boolean,
            "Which punctuation to drop: ascii (true means the same), unicode for all of Unicode's, \(standard).",
            or: PunctuationKey.names)
    }

    private static func ignoreArticles(by standard: String) -> Self {
        optional(
            "ignore_articles", .boolean, "Whether to drop the words a, an and the; en means the same as true; \(standard).",
            or: ArticlesKey.names)
    }

    private static let unicode = optional(
        "unicode", .string, "The normal form of Unicode in which to compare: nfc or nfkc. By default texts are compared as they are.",
        choices: UnicodeForm.allCases.map(\.rawValue))
}
