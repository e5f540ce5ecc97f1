public import AssayDomain
public import EvaluatorKit
internal import JSON
internal import Pattern

/// Says yes when the number in the output is the expected number.
public struct NumericMatchEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let extract: String?
        let tolerance: Double?
    }

    public static let card = Card(
        type: "numeric_match",
        summary: "Says yes when the number in the output is the expected number.",
        outputs: [.boolean],
        config: ConfigSchema(
            .optional(
                "extract", .string,
                "A regular expression whose first match holds the number, in its first group. Default: the last number of the output."),
            .optional("tolerance", .number, "The largest difference that still counts as a yes; default 0. Decimals are compared exactly."),
            .field, .expected, .negate,
            example: #"{"extract":"A: (-?[0-9.,]+)","tolerance":0}"#
        ),
        // 2: a minus is a sign in more contexts, `12,50` and `1,5` are ambiguous, the expected output must be a single number, and a list of
        // numbers means any of them.
        version: 2
    )

    private let extract: RE2Pattern?
    private let tolerance: DecimalNumber
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        extract = try Self.pattern(setup.config.keys.extract)
        tolerance = try Self.tolerance(setup.config.keys.tolerance ?? 0)
        options = setup.config.options
    }

    private static func pattern(_ source: String?) throws(ConfigError) -> RE2Pattern? {
        guard let source else { return nil }
        guard !source.isEmpty else { throw ConfigError("evaluation_config.extract", "extract: Give at least one character.") }
        do {
            return try RE2Pattern(source)
        } catch {
            throw ConfigError("evaluation_config.extract", error.sentence)
        }
    }

    private static func tolerance(_ value: Double) throws(ConfigError) -> DecimalNumber {
        guard value >= 0, value.isFinite, let tolerance = DecimalNumber(value.description.utf8) else {
            throw ConfigError("evaluation_config.tolerance", "tolerance: Must be a number of at least 0.")
        }
        return tolerance
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let accepted = try AcceptedNumbers(options.expected.value(in: sample))
        guard let output = try options.field.text(in: sample) else { return options.missingFieldVerdict }
        var interruption = InterruptionCheck(while: shouldContinue)
        guard let part = try searchedPart(of: output, interruption) else {
            return options.verdict(false, "nothing in the \(options.field) matches \(Excerpt(extract?.description ?? ""))")
        }
        guard let found = try extractedNumber(in: part, of: sample) else {
            return options.verdict(false, "there is no number in \(Excerpt(part))")
        }
        guard let number = found.number else {
            return options.verdict(false, "found \(Excerpt(found.text)), which can be read as more than one number")
        }
        let nearest = try accepted.nearest(to: number, &interruption)
        let isSame = try number.isWithin(tolerance, of: nearest.number, &interruption)
        let alternatives = accepted.count > 1 ? ", the nearest of \(accepted.count)" : ""
        let evidence = "found \(Excerpt(found.text)), expected \(Excerpt(nearest.text))\(alternatives)"
        return options.verdict(isSame, evidence)
    }

    /// The part of the output to search for the number; `nil` if `extract` does not match.
    private func searchedPart(of output: String, _ interruption: InterruptionCheck) throws(EvaluationError) -> Substring? {
        guard let extract else { return output[...] }
        if extract.takesTooLong(in: output.utf8.count) { throw .patternTooSlow(in: output) }
        var interruption = interruption
        let match = try extract.firstMatch(in: output, from: 0, groups: 1) { () throws(EvaluationError) in
            try interruption.check(after: output.utf8.count)
        }
        guard let match else { return nil }
        return match[1] ?? match.whole
    }

    /// The number in a part of the output. Characters of the output around the part are ignored.
    private func extractedNumber(in part: Substring, of sample: Sample) throws(EvaluationError) -> ExtractedNumber? {
        guard extract == nil else { return ExtractedNumber.first(in: part) }
        if let found = ExtractedNumber.last(in: part) { return found }
        // A number that is too long for prose is accepted if it is the whole output.
        return try options.field.value(in: sample)?.numberText.flatMap { ExtractedNumber(json: $0) }
    }
}

extension NumericMatchEvaluator {
    public var footprint: Int { extract?.footprint ?? 0 }
}
