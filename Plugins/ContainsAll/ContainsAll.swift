public import AssayDomain
public import EvaluatorKit

/// Says whether a text contains all of several texts, or what share of them it contains.
public struct ContainsAllEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let texts: [String]
    }

    public static let card = Card(
        type: "contains_all",
        summary: "Says yes when the output contains all of several texts, or what share of them it contains.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .required("texts", .array, "The texts to find, at least one, compared character by character (Unicode scalars).").orFromItem,
            .normalization, .extract, .field, .negate,
            example: #"{"texts":["name","address"],"ignore_case":true}"#
        ),
        // 2: unpaired surrogates are distinct.
        version: 2
    )

    private let terms: SearchTerms
    private let options: TextOptions
    private let isNumeric: Bool

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        terms = try SearchTerms(setup.config.keys.texts, key: "texts", options.normalization)
        isNumeric = setup.output.type == .numeric
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let interruption = InterruptionCheck(while: shouldContinue)
        guard let text = try options.text(in: sample, interruption) else {
            return isNumeric ? options.scoreWithoutText(in: sample) : options.verdictWithoutText(in: sample)
        }
        let missing = try terms.missing(in: text, interruption)
        let evidence = "\(Self.listed(missing, of: terms.all)) in \(Excerpt(text))"
        guard isNumeric else { return options.verdict(missing.isEmpty, evidence) }
        return .number(Double(terms.all.count - missing.count) / Double(terms.all.count), evidence)
    }

    private static func listed(_ missing: [NormalizedText], of terms: [NormalizedText]) -> String {
        let listed = missing.isEmpty ? terms : missing
        return "\(Excerpt.list(listed.map(\.shown))) \(listed.count == 1 ? "is" : "are")\(missing.isEmpty ? "" : " not")"
    }
}

extension ContainsAllEvaluator {
    public var footprint: Int { terms.footprint + options.footprint }
}
