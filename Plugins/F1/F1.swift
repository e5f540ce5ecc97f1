public import AssayDomain
public import EvaluatorKit

/// Says how many words two texts have in common: the token F1 of SQuAD.
///
/// F1 is the harmonic mean of precision (the share of the output's words that are expected) and recall (the share of the expected words that
/// are in the output). Repeated words count as often as they occur.
public struct F1Evaluator: Evaluator {
    public struct Keys: Decodable, Sendable {
        let minimum: Double?
    }

    public static let card = Card(
        type: "f1",
        summary: "Says how many words the output and the expected output have in common, from 0 to 1: the token F1 of SQuAD.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional(
                "minimum", .number, "The lowest F1 that counts as a yes, from 0 to 1. Required for boolean output, ignored for numeric."
            ).orFromItemForBoolean,
            .optional(
                "preset", .string,
                "The rules of a published script, which the keys below may override: squad, squad2 (the default), mlqa, hotpotqa or quasi_exact "
                    + "(HELM). If neither text has a word, the F1 is 1 in squad2 and 0 in the others.",
                choices: NormalizationPreset.allCases.map(\.rawValue)),
            .normalizationOfWords, .extract, .field, .expected, .references, .negate,
            example: #"{"minimum":0.5}"#
        ),
        // 2: only ASCII punctuation is dropped by default, articles are whole words, and a list of texts means any of them. 3: case is
        // ignored like in the scripts, by lower case.
        version: 3
    )

    private let minimum: ScoreThreshold
    private let preset: NormalizationPreset
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Keys>>) throws(ConfigError) {
        preset = setup.config.options.preset ?? .squad2
        options = setup.config.options.defaulting(to: preset)
        minimum = try ScoreThreshold(setup.config.keys.minimum, of: "F1", for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        var interruption = InterruptionCheck(while: shouldContinue)
        guard let pairs = try options.pairs(in: sample, interruption) else { return minimum.verdictWithoutText(in: sample, options) }
        var output: (text: String, words: BagOfWords)?
        let best = try pairs.best(\.f1) { (pair) throws(EvaluationError) in try overlap(of: pair, &output, &interruption) }
        guard let (pair, measured) = best else { return minimum.verdictWithoutText(in: sample, options) }
        let evidence =
            "\(Excerpt(pair.output)) has an F1 of \(minimum.shown(measured.f1)) with \(Excerpt(pair.expected)), \(measured.counts)\(pairs.bestOfAll)"
        return minimum.verdict(measured.f1, evidence, options)
    }

    /// - Parameter output: the words of the output that was compared before, which is usually the same.
    private func overlap(
        of pair: TextPair, _ output: inout (text: String, words: BagOfWords)?, _ interruption: inout InterruptionCheck
    ) throws(EvaluationError) -> WordOverlap {
        if preset == .hotpotqa, !ClosedAnswer.allow(pair) { return .none }
        let text = pair.output.compared
        let words = if let output, output.text == text { output.words } else { try bagOfWords(pair.output, &interruption) }
        output = (text, words)
        return try WordOverlap(words, bagOfWords(pair.expected, &interruption), emptyScore: preset == .squad2 ? 1 : 0)
    }

    private func bagOfWords(_ text: NormalizedText, _ interruption: inout InterruptionCheck) throws(EvaluationError) -> BagOfWords {
        // HELM's script counts each word once.
        let bag = BagOfWords(text, countingOnce: preset == .quasiExact)
        // Sorting the words takes longer than reading them.
        try interruption.check(after: 10 * text.compared.utf8.count)
        return bag
    }
}

extension F1Evaluator {
    public var footprint: Int { options.footprint }
}

/// The answers that HotpotQA's script compares as a whole.
enum ClosedAnswer {
    private static let all: Set = ["yes", "no", "noanswer"]

    /// Whether words may be compared: unless one of the texts is such an answer, and the other is another text.
    static func allow(_ pair: TextPair) -> Bool {
        guard all.contains(pair.output.compared) || all.contains(pair.expected.compared) else { return true }
        return pair.output.equals(pair.expected)
    }
}

/// The words that two texts have in common.
struct WordOverlap {
    let f1: Double
    /// The counts of words, for a sentence.
    let counts: String

    /// That of texts whose words are not compared.
    static let none = WordOverlap(f1: 0, counts: "compared as a whole, like every yes, no or noanswer")

    private init(f1: Double, counts: String) { (self.f1, self.counts) = (f1, counts) }

    init(_ words: BagOfWords, _ expected: BagOfWords, emptyScore: Double) {
        let common = words.commonCount(with: expected)
        let all = words.count + expected.count
        f1 = all == 0 ? emptyScore : Double(2 * common) / Double(all)
        counts = "\(common) \(common == 1 ? "word" : "words") in common of \(words.count) and \(expected.count)"
    }
}
