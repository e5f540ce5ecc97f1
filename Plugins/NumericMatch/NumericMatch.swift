public import AssayDomain
public import EvaluatorKit
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
        )
    )

    private let extract: Pattern?
    private let tolerance: DecimalNumber
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        do {
            extract = try setup.config.own.extract.map { (source) throws(PatternError) in try Pattern(source) }
        } catch {
            throw ConfigError("evaluation_config.extract", error.sentence)
        }
        let text = (setup.config.own.tolerance ?? 0).description
        guard let tolerance = NumberScanner.first(in: text)?.number, !text.hasPrefix("-") else {
            throw ConfigError("evaluation_config.tolerance", "tolerance: Must be a number from 0 on.")
        }
        self.tolerance = tolerance
        options = setup.config.options
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        guard let wanted = NumberScanner.last(in: try options.expected.text(in: sample)) else {
            throw .unusableExpected("The expected output holds no number.")
        }
        guard let output = try options.field.text(in: sample) else { return options.nothingThere }
        guard let place = answer(in: output) else {
            return options.verdict(false, "nothing in the \(options.field) matches \(Excerpt(extract?.description ?? ""))")
        }
        guard let found = number(in: place) else { return options.verdict(false, "there is no number in \(Excerpt(place))") }
        let evidence = "found \(Excerpt(found.text)), expected \(Excerpt(wanted.text))"
        return options.verdict(found.number.isWithin(tolerance, of: wanted.number), evidence)
    }

    /// Where the number is looked for.
    private func answer(in output: String) -> Substring? {
        guard let extract else { return output[...] }
        guard let match = extract.firstMatch(in: output, groups: 1) else { return nil }
        return match[1] ?? match.whole
    }

    private func number(in place: Substring) -> NumberScanner.Found? {
        extract == nil ? NumberScanner.last(in: place) : NumberScanner.first(in: place)
    }
}

extension NumericMatchEvaluator {
    public var footprint: Int { extract?.footprint ?? 0 }
}
