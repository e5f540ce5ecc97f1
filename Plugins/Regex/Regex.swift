public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says whether a text matches a pattern, or which categories the matches name.
public struct RegexEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let pattern: String
        let ignoreCase: Bool?

        enum CodingKeys: String, CodingKey {
            case pattern
            case ignoreCase = "ignore_case"
        }
    }

    public static let card = Card(
        type: "regex",
        summary: "Says yes when the output matches a pattern, or which categories the matches name.",
        outputs: [.boolean, .categorical],
        config: ConfigSchema(
            .required(
                "pattern", .string, "The regular expression to find anywhere in the text, in RE2's syntax; a dot matches a Unicode scalar."),
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

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        let keys = setup.config.keys
        // The empty pattern matches every text.
        guard !keys.pattern.isEmpty else { throw ConfigError("evaluation_config.pattern", "pattern: Give at least one character.") }
        do {
            pattern = try RE2Pattern(keys.pattern, ignoringCase: keys.ignoreCase ?? false)
        } catch {
            throw ConfigError("evaluation_config.pattern", error.sentence)
        }
        options = setup.config.options
        categories = OptionNames(setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let text = try options.field.text(in: sample).map({ options.normalization.shown($0) }) else {
            return try categories?.startMatching().verdict(options.missingFieldVerdict.reasoning) ?? options.missingFieldVerdict
        }
        if pattern.takesTooLong(in: text.utf8.count) { throw .patternTooSlow(in: text) }
        if let categories { return try category(in: text, categories.startMatching(), InterruptionCheck(while: shouldContinue)) }
        guard let match = try firstMatch(in: text, InterruptionCheck(while: shouldContinue)) else {
            return options.verdict(false, "nothing matches the pattern \(Excerpt(pattern.description))")
        }
        return options.verdict(true, "the pattern \(Excerpt(pattern.description)) matches \(Excerpt(match.whole))")
    }

    private func firstMatch(in text: String, _ interruption: InterruptionCheck) throws(EvaluationError) -> Match? {
        if pattern.isQuick(in: text.utf8.count) { return pattern.firstMatch(in: text) }
        var interruption = interruption
        return try pattern.firstMatch(in: text, from: 0) { () throws(EvaluationError) in try interruption.check(after: text.utf8.count) }
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
