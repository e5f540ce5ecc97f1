public import AssayDomain
public import EvaluatorKit
internal import JSON

/// Says yes when the number in the output is the expected number.
public struct NumericMatchEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let tolerance: Double?
    }

    public static let card = Card(
        type: "numeric_match",
        summary: "Says yes when the number in the output is the expected number.",
        outputs: [.boolean],
        config: ConfigSchema(
            .optional("tolerance", .number, "The largest difference that still counts as a yes; default 0. Decimals are compared exactly.")
                .orFromItem,
            .extract, .field, .expected, .negate,
            example: #"{"extract":"A: (-?[0-9.,]+)","tolerance":0}"#
        ),
        // 2: a minus is a sign in more contexts, `12,50` and `1,5` are ambiguous, the expected output must be a single number, and a list of
        // numbers means any of them.
        version: 2
    )

    private let tolerance: DecimalNumber
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        tolerance = try Self.tolerance(setup.config.keys.tolerance ?? 0)
        options = setup.config.options
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
        var interruption = InterruptionCheck(while: shouldContinue)
        guard let output = try options.field.text(in: sample, interruption) else { return options.verdictWithoutText(in: sample) }
        guard let found = try extractedNumber(in: output, of: sample) else {
            return options.verdict(false, "there is no number in \(Excerpt(output))")
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

    /// The number in a text: the first in an answer that was extracted, else the last.
    private func extractedNumber(in text: String, of sample: Sample) throws(EvaluationError) -> ExtractedNumber? {
        if options.field.isExtracted { return ExtractedNumber.first(in: text[...]) }
        if let found = ExtractedNumber.last(in: text[...]) { return found }
        // A number that is too long for prose is accepted if it is the whole output.
        return try options.field.sampleValue(in: sample)?.value.numberText.flatMap { ExtractedNumber(json: $0) }
    }
}

extension NumericMatchEvaluator {
    public var footprint: Int { options.footprint }
}
