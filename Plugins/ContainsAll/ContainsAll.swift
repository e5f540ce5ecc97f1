public import AssayDomain
public import EvaluatorKit

/// Says yes when a text contains several others, or how many of them it contains.
public struct ContainsAllEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let texts: [String]
    }

    public static let card = Card(
        type: "contains_all",
        summary: "Says yes when the output contains all of several texts, or which share of them it contains.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .required("texts", .array, "What to find, one or more texts, character by character (Unicode scalars)."),
            .ignoreCase, .collapseWhitespace, .field, .negate,
            example: #"{"texts":["name","address"],"ignore_case":true}"#
        ),
        // Since 2, unpaired surrogates are told apart.
        version: 2
    )

    private let wanted: SearchTerms
    private let options: TextOptions
    private let isNumeric: Bool

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        options = setup.config.options
        wanted = try SearchTerms(setup.config.own.texts, key: "texts", form: options.form)
        isNumeric = setup.output.type == .numeric
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let text = try options.text(in: sample) else {
            return isNumeric ? .number(0, "the item has no \(options.field)") : options.nothingThere
        }
        let missing = try wanted.missing(in: text, InterruptionCheck(while: isWanted))
        let evidence = "\(Self.named(missing, of: wanted.all)) in \(Excerpt(text))"
        guard isNumeric else { return options.verdict(missing.isEmpty, evidence) }
        return .number(Double(wanted.all.count - missing.count) / Double(wanted.all.count), evidence)
    }

    private static func named(_ missing: [NormalizedText], of wanted: [NormalizedText]) -> String {
        let named = missing.isEmpty ? wanted : missing
        return "\(Excerpt.list(named.map(\.shown))) \(named.count == 1 ? "is" : "are")\(missing.isEmpty ? "" : " not")"
    }
}
