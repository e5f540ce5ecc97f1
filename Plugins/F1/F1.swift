public import AssayDomain
public import EvaluatorKit

/// Says how many words two texts have in common: the token F1 of SQuAD.
///
/// F1 is the harmonic mean of precision (the share of the output's words that are expected) and recall (the share of the expected words that
/// are in the output). Repeated words count as often as they occur.
public struct F1Evaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let minimum: Double?
        let preset: String?
        let ignoreCase: Bool?
        let ignorePunctuation: PunctuationKey?
        let ignoreArticles: Bool?

        enum CodingKeys: String, CodingKey {
            case minimum, preset
            case ignoreCase = "ignore_case"
            case ignorePunctuation = "ignore_punctuation"
            case ignoreArticles = "ignore_articles"
        }
    }

    public static let card = Card(
        type: "f1",
        summary: "Says how many words the output and the expected output have in common, from 0 to 1: the token F1 of SQuAD.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional(
                "minimum", .number, "The lowest F1 that counts as a yes, from 0 to 1. Required for boolean output, ignored for numeric."),
            .optional(
                "preset", .string,
                "The rules that the other keys start from: squad (SQuAD 1.1) or squad2 (SQuAD 2.0, the default). They differ if neither text has a "
                    + "word: the F1 is 0 in squad and 1 in squad2.",
                choices: F1Preset.names),
            .optional("ignore_case", .boolean, "Whether to ignore case; default true."),
            .optional(
                "ignore_punctuation", .boolean,
                "Which punctuation to drop: ascii (the default; true means the same), unicode for all of Unicode's, or false for none.",
                or: PunctuationKey.names),
            .optional("ignore_articles", .boolean, "Whether to drop the words a, an and the; default true."),
            .field, .expected, .negate,
            example: #"{"minimum":0.5}"#
        ),
        // 2: only ASCII punctuation is dropped by default, articles are whole words, and a list of texts means any of them.
        version: 2
    )

    private let minimum: ScoreThreshold
    private let normalization: Normalization
    private let exclusions: BagOfWords.Exclusions
    private let emptyScore: Double
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        let keys = setup.config.keys
        guard let preset = F1Preset(rawValue: keys.preset ?? F1Preset.squad2.rawValue) else {
            throw ConfigError("evaluation_config.preset", "preset: Must be one of \(F1Preset.names.joined(separator: ", ")).")
        }
        options = setup.config.options
        minimum = try ScoreThreshold(keys.minimum, of: "F1", for: setup.output)
        normalization = Normalization(ignoresCase: keys.ignoreCase ?? true)
        exclusions = BagOfWords.Exclusions(
            punctuation: keys.ignorePunctuation.map(\.dropped) ?? .ascii, articles: keys.ignoreArticles ?? true)
        emptyScore = preset.emptyScore
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let pairs = try options.pairs(in: sample, normalization) else { return minimum.missingFieldVerdict(options) }
        var interruption = InterruptionCheck(while: shouldContinue)
        let best = try pairs.best(\.f1) { (pair) throws(EvaluationError) in try overlap(of: pair, &interruption) }
        guard let (pair, measured) = best else { return minimum.missingFieldVerdict(options) }
        let evidence =
            "\(Excerpt(pair.output)) has an F1 of \(minimum.shown(measured.f1)) with \(Excerpt(pair.expected)), \(measured.counts)\(pairs.bestOfAll)"
        return minimum.verdict(measured.f1, evidence, options)
    }

    private func overlap(of pair: TextPair, _ interruption: inout InterruptionCheck) throws(EvaluationError) -> WordOverlap {
        let words = try bagOfWords(pair.output, &interruption)
        return try WordOverlap(words, bagOfWords(pair.expected, &interruption), emptyScore: emptyScore)
    }

    private func bagOfWords(_ text: NormalizedText, _ interruption: inout InterruptionCheck) throws(EvaluationError) -> BagOfWords {
        let bag = BagOfWords(text, exclusions)
        // Sorting the words takes longer than reading them.
        try interruption.check(after: 10 * text.compared.utf8.count)
        return bag
    }
}

/// The version of SQuAD's script whose rules apply.
enum F1Preset: String, CaseIterable {
    case squad, squad2

    /// The names in a configuration.
    static let names = allCases.map(\.rawValue)

    /// The F1 of two texts without words.
    var emptyScore: Double { self == .squad ? 0 : 1 }
}

/// The words that two texts have in common.
struct WordOverlap {
    let f1: Double
    /// The counts of words, for a sentence.
    let counts: String

    init(_ words: BagOfWords, _ expected: BagOfWords, emptyScore: Double) {
        let common = words.commonCount(with: expected)
        let all = words.count + expected.count
        f1 = all == 0 ? emptyScore : Double(2 * common) / Double(all)
        counts = "\(common) \(common == 1 ? "word" : "words") in common of \(words.count) and \(expected.count)"
    }
}

/// The key `ignore_punctuation`: a boolean, or the name of a set of punctuation.
struct PunctuationKey: Decodable {
    let dropped: Punctuation

    static let names = ["ascii", "unicode"]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let isOn = try? container.decode(Bool.self) {
            dropped = isOn ? .ascii : .none
            return
        }
        switch try? container.decode(String.self) {
        case "ascii": dropped = .ascii
        case "unicode": dropped = .unicode
        default:
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "Must be true, false, \"ascii\" or \"unicode\".")
        }
    }
}
