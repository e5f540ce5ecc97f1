public import AssayDomain
public import EvaluatorKit
internal import JSON
internal import Pattern

/// Says yes when the number in the output is the expected one.
public struct NumericMatchEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let extract: String?
        let tolerance: Double?
    }

    public static let card = Card(
        type: "numeric_match",
        summary: "Says yes when the number in the output is the expected one.",
        outputs: [.boolean],
        config: ConfigSchema(
            .optional(
                "extract", .string,
                "An expression whose first group holds the number, at its first match; without it the last number of the output counts."),
            .optional("tolerance", .number, "How far apart the two may be; 0 where it is not given, and decimals are compared exactly."),
            .field, .expected, .negate,
            example: #"{"extract":"A: (-?[0-9.,]+)","tolerance":0}"#
        ),
        // Since 2, other minuses are signs, `12,50` and `1,5` are not read, what was expected must be one number, and a list of numbers
        // means any of them.
        version: 2
    )

    private let extract: Pattern?
    private let tolerance: DecimalNumber
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        extract = try Self.pattern(setup.config.own.extract)
        tolerance = try Self.tolerance(setup.config.own.tolerance ?? 0)
        options = setup.config.options
    }

    private static func pattern(_ source: String?) throws(ConfigError) -> Pattern? {
        guard let source else { return nil }
        guard !source.isEmpty else { throw ConfigError("evaluation_config.extract", "extract: Give at least one character.") }
        do {
            return try Pattern(source)
        } catch {
            throw ConfigError("evaluation_config.extract", error.sentence)
        }
    }

    private static func tolerance(_ value: Double) throws(ConfigError) -> DecimalNumber {
        guard value >= 0, value.isFinite, let tolerance = DecimalNumber(value.description.utf8) else {
            throw ConfigError("evaluation_config.tolerance", "tolerance: Must be a number from 0 on.")
        }
        return tolerance
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let wanted = try WantedNumbers(options.expected.value(in: sample))
        guard let output = try options.field.text(in: sample) else { return options.nothingThere }
        var patience = InterruptionCheck(while: isWanted)
        guard let place = try answer(in: output, patience) else {
            return options.verdict(false, "nothing in the \(options.field) matches \(Excerpt(extract?.description ?? ""))")
        }
        guard let found = try number(in: place, of: sample) else {
            return options.verdict(false, "there is no number in \(Excerpt(place))")
        }
        guard let number = found.number else {
            return options.verdict(false, "found \(Excerpt(found.text)), which can be read as more than one number")
        }
        let nearest = try wanted.nearest(to: number, &patience)
        let isSame = try number.isWithin(tolerance, of: nearest.number, &patience)
        let rest = wanted.count > 1 ? ", the nearest of \(wanted.count)" : ""
        let evidence = "found \(Excerpt(found.text)), expected \(Excerpt(nearest.text))\(rest)"
        return options.verdict(isSame, evidence)
    }

    /// Where the number is looked for.
    private func answer(in output: String, _ patience: InterruptionCheck) throws(EvaluationError) -> Substring? {
        guard let extract else { return output[...] }
        if extract.takesTooLong(in: output.utf8.count) { throw .patternTooSlow(in: output) }
        var patience = patience
        let match = try extract.firstMatch(in: output, from: 0, groups: 1) { () throws(EvaluationError) in
            try patience.spend(output.utf8.count)
        }
        guard let match else { return nil }
        return match[1] ?? match.whole
    }

    /// What stands around `place` in the output does not count.
    private func number(in place: Substring, of sample: Sample) throws(EvaluationError) -> FoundNumber? {
        guard extract == nil else { return FoundNumber.first(in: place) }
        if let found = FoundNumber.last(in: place) { return found }
        // A number that is too long for prose is one where the output is nothing else.
        return try options.field.value(in: sample)?.numberText.flatMap { FoundNumber(json: $0) }
    }
}

extension NumericMatchEvaluator {
    public var footprint: Int { extract?.footprint ?? 0 }
}
