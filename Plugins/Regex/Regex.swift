public import AssayDomain
public import EvaluatorKit
internal import Pattern

/// Says yes when a text matches a pattern, or which categories the matches name.
public struct RegexEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
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
            .required("pattern", .string, "The expression to find anywhere in the text, in RE2's syntax; a dot is a Unicode scalar."),
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same, letter by letter; false where it is not given."),
            .trim, .collapseWhitespace, .field, .negate,
            example: #"{"pattern":"^\\{"}"#
        ),
        // Since 2, a large pattern gives up on a large text.
        version: 2
    )

    private let pattern: Pattern
    private let options: TextOptions
    private let categories: OptionNames?

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        let own = setup.config.own
        // The empty pattern is in every text.
        guard !own.pattern.isEmpty else { throw ConfigError("evaluation_config.pattern", "pattern: Give at least one character.") }
        do {
            pattern = try Pattern(own.pattern, ignoringCase: own.ignoreCase ?? false)
        } catch {
            throw ConfigError("evaluation_config.pattern", error.sentence)
        }
        options = setup.config.options
        categories = OptionNames(setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let text = try options.field.text(in: sample).map({ options.form.shown($0) }) else {
            return try categories?.found().verdict(options.nothingThere.reasoning) ?? options.nothingThere
        }
        if pattern.takesTooLong(in: text.utf8.count) { throw .patternTooSlow(in: text) }
        if let categories { return try category(in: text, categories.found(), InterruptionCheck(while: isWanted)) }
        guard let match = try firstMatch(in: text, InterruptionCheck(while: isWanted)) else {
            return options.verdict(false, "nothing matches the pattern \(Excerpt(pattern.description))")
        }
        return options.verdict(true, "the pattern \(Excerpt(pattern.description)) matches \(Excerpt(match.whole))")
    }

    private func firstMatch(in text: String, _ patience: InterruptionCheck) throws(EvaluationError) -> Match? {
        if pattern.isQuick(in: text.utf8.count) { return pattern.firstMatch(in: text) }
        var patience = patience
        return try pattern.firstMatch(in: text, from: 0) { () throws(EvaluationError) in try patience.spend(text.utf8.count) }
    }

    /// The names found: each match's first group, or the whole match if the pattern has no group.
    private func category(
        in text: String, _ options: FoundOptions, _ patience: InterruptionCheck
    ) throws(EvaluationError) -> Verdict {
        var (options, patience, isFound) = (options, patience, false)
        func pause() throws(EvaluationError) { try patience.spend(text.utf8.count) }
        try pattern.forEachMatch(in: text, groups: 1, pause: pause) { match in
            isFound = true
            return options.add(match[1] ?? match.whole)
        }
        let shown = Excerpt(pattern.description)
        return try options.verdict(
            isFound ? "the pattern \(shown) finds \(options.description)" : "nothing matches the pattern \(shown)")
    }
}

extension RegexEvaluator {
    public var footprint: Int { pattern.footprint }
}
