public import AssayDomain
public import EvaluatorKit

/// Says how much two texts have in common, in words.
///
/// The harmonic mean of precision (which share of the output's words is expected) and recall (which share of the expected words is in the
/// output), each word counted as often as it is there: the F1 of SQuAD.
public struct F1Evaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let minimum: Double?
        let preset: String?
        let ignoreCase: Bool?
        let ignorePunctuation: PunctuationKey?
        let ignoreArticles: Bool?

        enum CodingKeys: String, CodingKey {
            case minimum, preset
            case ignoreCase = "ignore_case"
            case ignorePunctuation = "ignore_punctuation"
            case ignoreArticles = "ignore_articles"
        }
    }

    public static let card = Card(
        type: "f1",
        summary: "Says how many words the output and the expected one have in common, from 0 to 1: the token F1 of SQuAD.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional("minimum", .number, "The least F1 that is a yes, from 0 to 1: needed for boolean output, not used for numeric."),
            .optional(
                "preset", .string,
                "Whose rules hold where no other key says otherwise: squad is SQuAD 1.1, squad2 is SQuAD 2.0 and the default. They differ in two "
                    + "texts without a word, whose F1 is 0 in squad and 1 in squad2.",
                choices: F1Preset.names),
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same; true where it is not given."),
            .optional(
                "ignore_punctuation", .boolean,
                "Whether punctuation is dropped: ascii, which true stands for and which holds where it is not given, or unicode for all of Unicode's.",
                or: PunctuationKey.names),
            .optional("ignore_articles", .boolean, "Whether the words a, an and the are dropped; true where it is not given."),
            .field, .expected, .negate,
            example: #"{"minimum":0.5}"#
        ),
        // Since 2, only ASCII's punctuation is dropped by default, articles end where words do, and any text of a list will do.
        version: 2
    )

    private let minimum: ScoreThreshold
    private let form: Normalization
    private let drops: WordBag.Drops
    private let ofNothing: Double
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        let own = setup.config.own
        guard let preset = F1Preset(rawValue: own.preset ?? F1Preset.squad2.rawValue) else {
            throw ConfigError("evaluation_config.preset", "preset: Must be one of \(F1Preset.names.joined(separator: ", ")).")
        }
        options = setup.config.options
        minimum = try ScoreThreshold(own.minimum, of: "F1", for: setup.output)
        form = Normalization(ignoresCase: own.ignoreCase ?? true)
        drops = WordBag.Drops(punctuation: own.ignorePunctuation.map(\.dropped) ?? .ascii, articles: own.ignoreArticles ?? true)
        ofNothing = preset.ofNothing
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        guard let pairs = try options.pairs(in: sample, form) else { return minimum.nothingThere(options) }
        var patience = InterruptionCheck(while: isWanted)
        let best = try pairs.best(\.share) { (pair) throws(EvaluationError) in try measure(pair, &patience) }
        guard let (pair, measured) = best else { return minimum.nothingThere(options) }
        let evidence =
            "\(Excerpt(pair.output)) has an F1 of \(minimum.shown(measured.share)) with \(Excerpt(pair.wanted)), \(measured.counts)\(pairs.bestOfAll)"
        return minimum.verdict(measured.share, evidence, options)
    }

    private func measure(_ pair: TextPair, _ patience: inout InterruptionCheck) throws(EvaluationError) -> WordsInCommon {
        let words = try bag(pair.output, &patience)
        return try WordsInCommon(words, bag(pair.wanted, &patience), ofNothing: ofNothing)
    }

    private func bag(_ text: NormalizedText, _ patience: inout InterruptionCheck) throws(EvaluationError) -> WordBag {
        let bag = WordBag(text, drops)
        // Sorting takes longer than reading.
        try patience.spend(10 * text.compared.utf8.count)
        return bag
    }
}

/// Whose rules are followed.
enum F1Preset: String, CaseIterable {
    case squad, squad2

    /// As a configuration has them.
    static let names = allCases.map(\.rawValue)

    /// The F1 of two texts without a word.
    var ofNothing: Double { self == .squad ? 0 : 1 }
}

/// How many words two texts have in common.
struct WordsInCommon {
    let share: Double
    /// In a sentence.
    let counts: String

    init(_ words: WordBag, _ wanted: WordBag, ofNothing: Double) {
        let common = words.commonCount(with: wanted)
        let all = words.count + wanted.count
        share = all == 0 ? ofNothing : Double(2 * common) / Double(all)
        counts = "\(common) \(common == 1 ? "word" : "words") in common of \(words.count) and \(wanted.count)"
    }
}
