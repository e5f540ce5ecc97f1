public import AssayDomain
public import EvaluatorKit

/// Says how similar the output is to the expected one.
///
/// The similarity is 1 less the Levenshtein distance over the length of the longer text, in Unicode scalars; two empty texts have 1.
public struct LevenshteinEvaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let minimum: Double?
    }

    public static let card = Card(
        type: "levenshtein",
        summary:
            "Says how similar the output is to the expected one, from 0 to 1: 1 less the edit distance over the longer length, in Unicode scalars.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional(
                "minimum", .number, "The least similarity that is a yes, from 0 to 1: needed for boolean output, not used for numeric."),
            .ignoreCase, .trim, .collapseWhitespace, .field, .expected, .negate,
            example: #"{"minimum":0.8}"#
        ),
        // Since 2, an item without an output is no empty text. Since 3, any text of a list will do, and unpaired surrogates are told apart.
        version: 3
    )

    private let minimum: ScoreThreshold
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        options = setup.config.options
        minimum = try ScoreThreshold(setup.config.own.minimum, of: "similarity", for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let pairs = try options.pairs(in: sample) else { return minimum.nothingThere(options) }
        var patience = InterruptionCheck(while: isWanted)
        let best = try pairs.best(\.self) { (pair) throws(EvaluationError) in try Self.similarity(of: pair, &patience) }
        guard let (pair, similarity) = best else { return minimum.nothingThere(options) }
        let evidence =
            "\(Excerpt(pair.output)) has a similarity of \(minimum.shown(similarity)) to \(Excerpt(pair.wanted))\(pairs.bestOfAll)"
        return minimum.verdict(similarity, evidence, options)
    }

    private static func similarity(of pair: TextPair, _ patience: inout InterruptionCheck) throws(EvaluationError) -> Double {
        try patience.spend(pair.output.compared.utf8.count + pair.wanted.compared.utf8.count)
        let similarity = Similarity(of: pair.output, to: pair.wanted) { work in
            do throws(EvaluationError) {
                try patience.spend(work)
                return true
            } catch {
                return false
            }
        }
        switch similarity {
        case .measured(let similarity): return similarity
        case .brokenOff: throw .interrupted
        case .tooLong:
            throw .plugin("The output and the expected output are too long to compare: use texts of up to 100,000 characters.")
        }
    }
}
