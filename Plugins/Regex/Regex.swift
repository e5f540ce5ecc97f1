public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says whether a text matches a pattern, which categories the matches name, or which number the match holds.
public struct RegexEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let pattern: String
        let ignoreCase: Bool?
        let answer: String?

        enum CodingKeys: String, CodingKey {
            case pattern, answer
            case ignoreCase = "ignore_case"
        }
    }

    public static let card = Card(
        type: "regex",
        summary: "Says yes when the output matches a pattern, which categories the matches name, or which number the match holds.",
        outputs: [.boolean, .numeric, .categorical],
        config: ConfigSchema(
            .required(
                "pattern", .string, "The regular expression to find anywhere in the text, in RE2's syntax; a dot matches a Unicode scalar."
            ).orFromItem,
            .optional(
                "answer", .string,
                "number: the number in the pattern's first group, or in its whole match, is the answer. For numeric output, and the default there.",
                choices: ["number"]),
            .optional("ignore_case", .boolean, "Whether to ignore case, letter by letter; default false."),
            .trim, .collapseWhitespace, .field, .negate,
            example: #"{"pattern":"^\\{"}"#
        ),
        // 2: a large pattern fails on a large text.
        version: 2
    )

    private let pattern: RE2Pattern
    private let options: TextOptions
    private let categories: OptionNames?
    private let isNumeric: Bool
    private let allowsNA: Bool

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        let keys = setup.config.keys
        // The empty pattern matches every text.
        guard !keys.pattern.isEmpty else { throw ConfigError("evaluation_config.pattern", "pattern: Give at least one character.") }
        do {
            pattern = try RE2Pattern(keys.pattern, ignoringCase: keys.ignoreCase ?? false)
        } catch {
            throw ConfigError("evaluation_config.pattern", error.sentence)
        }
        if let answer = keys.answer, answer != "number" || setup.output.type != .numeric {
            throw ConfigError("evaluation_config.answer", "answer: Must be number, and the output_type numeric.")
        }
        options = setup.config.options
        categories = OptionNames(setup.output)
        isNumeric = setup.output.type == .numeric
        allowsNA = setup.output.allowsNA
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let text = try options.field.text(in: sample).map({ options.normalization.shown($0) }) else {
            let missing = options.verdictWithoutText(in: sample)
            if isNumeric { return try withoutNumber(missing.reasoning) }
            return try categories?.startMatching().verdict(missing.reasoning) ?? missing
        }
        if pattern.takesTooLong(in: text.utf8.count) { throw .patternTooSlow(in: text) }
        if let categories { return try category(in: text, categories.startMatching(), InterruptionCheck(while: shouldContinue)) }
        let match = try firstMatch(in: text, InterruptionCheck(while: shouldContinue))
        if isNumeric { return try number(in: match) }
        guard let match else {
            return options.verdict(false, "nothing matches the pattern \(Excerpt(pattern.description))")
        }
        return options.verdict(true, "the pattern \(Excerpt(pattern.description)) matches \(Excerpt(match.whole))")
    }

    private func firstMatch(in text: String, _ interruption: InterruptionCheck) throws(EvaluationError) -> Match? {
        let groups = isNumeric ? 1 : 0
        if pattern.isQuick(in: text.utf8.count) { return pattern.firstMatch(in: text, groups: groups) }
        var interruption = interruption
        return try pattern.firstMatch(in: text, from: 0, groups: groups) { () throws(EvaluationError) in
            try interruption.check(after: text.utf8.count)
        }
    }

    /// The number that a match holds.
    private func number(in match: Match?) throws(EvaluationError) -> Verdict {
        guard let match else { return try withoutNumber("nothing matches the pattern \(Excerpt(pattern.description))") }
        let text = match[1] ?? match.whole
        guard let number = Self.decimal(text) else {
            return try withoutNumber("\(Excerpt(text)) is not a number")
        }
        return .number(number, "the pattern \(Excerpt(pattern.description)) finds \(Excerpt(text))")
    }

    /// A number in decimal notation: `-8.5`, `1e3`.
    private static func decimal(_ text: Substring) -> Double? {
        let digits = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        guard digits.allSatisfy({ "0"..."9" ~= $0 || "+-.eE".contains($0) }) else { return nil }
        return Double(String(digits)).flatMap { $0.isFinite ? $0 : nil }
    }

    /// A text without a number has no score, not a score of 0.
    private func withoutNumber(_ evidence: String) throws(EvaluationError) -> Verdict {
        if allowsNA { return .notApplicable(evidence) }
        throw .skipped(reason: "parse_error", message: "The item has no number: \(evidence).")
    }

    /// The categories that matches name by their first group, or by the whole match if the pattern has no group.
    private func category(
        in text: String, _ matches: OptionMatches, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Verdict {
        var (matches, interruption, isFound) = (matches, interruption, false)
        func checkpoint() throws(EvaluationError) { try interruption.check(after: text.utf8.count) }
        try pattern.forEachMatch(in: text, groups: 1, checkpoint: checkpoint) { match in
            isFound = true
            return matches.add(match[1] ?? match.whole)
        }
        let shown = Excerpt(pattern.description)
        return try matches.verdict(
            isFound ? "the pattern \(shown) finds \(matches.description)" : "nothing matches the pattern \(shown)")
    }
}

extension RegexEvaluator {
    public var footprint: Int { pattern.footprint }
}
