public import AssayDomain
public import EvaluatorKit

/// Says how similar the output is to the expected output.
///
/// The similarity is 1 minus the Levenshtein distance divided by the length of the longer text, in Unicode scalars; that of two empty texts is 1.
public struct LevenshteinEvaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let minimum: Double?
    }

    public static let card = Card(
        type: "levenshtein",
        summary:
            "Says how similar the output is to the expected output, from 0 to 1: 1 minus the edit distance divided by the longer length, in Unicode scalars.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional(
                "minimum", .number,
                "The lowest similarity that counts as a yes, from 0 to 1. Required for boolean output, ignored for numeric."
            ).orFromItemForBoolean,
            .normalization, .extract, .field, .expected, .references, .negate,
            example: #"{"minimum":0.8}"#
        ),
        // 2: an absent output is not an empty text. 3: a list of texts means any of them, and unpaired surrogates are distinct.
        version: 3
    )

    private let minimum: ScoreThreshold
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        options = setup.config.options
        minimum = try ScoreThreshold(setup.config.keys.minimum, of: "similarity", for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        var interruption = InterruptionCheck(while: shouldContinue)
        guard let pairs = try options.pairs(in: sample, interruption) else { return minimum.verdictWithoutText(in: sample, options) }
        let best = try pairs.best(\.self) { (pair) throws(EvaluationError) in try Self.similarity(of: pair, &interruption) }
        guard let (pair, similarity) = best else { return minimum.verdictWithoutText(in: sample, options) }
        let evidence =
            "\(Excerpt(pair.output)) has a similarity of \(minimum.shown(similarity)) to \(Excerpt(pair.expected))\(pairs.bestOfAll)"
        return minimum.verdict(similarity, evidence, options)
    }

    private static func similarity(of pair: TextPair, _ interruption: inout InterruptionCheck) throws(EvaluationError) -> Double {
        try interruption.check(after: pair.output.compared.utf8.count + pair.expected.compared.utf8.count)
        let similarity = Similarity(of: pair.output, to: pair.expected) { work in
            do throws(EvaluationError) {
                try interruption.check(after: work)
                return true
            } catch {
                return false
            }
        }
        switch similarity {
        case .measured(let similarity): return similarity
        case .interrupted: throw .interrupted
        case .tooLong:
            throw .plugin("The output and the expected output are too long to compare: use texts of up to 100,000 characters.")
        }
    }
}

extension LevenshteinEvaluator {
    public var footprint: Int { options.footprint }
}
