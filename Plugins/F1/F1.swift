public import AssayDomain
public import EvaluatorKit

/// Says how much two texts have in common, in words.
///
/// The harmonic mean of precision (which share of the output's words is expected) and recall (which share of the expected words is in the
/// output), each word counted as often as it is there: the F1 of SQuAD.
public struct F1Evaluator: Evaluator {
    public struct Own: Decodable, Sendable {
        let minimum: Double?
        let ignoreCase: Bool?
        let ignorePunctuation: Bool?
        let ignoreArticles: Bool?

        enum CodingKeys: String, CodingKey {
            case minimum
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
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same; true where it is not given."),
            .optional("ignore_punctuation", .boolean, "Whether punctuation is dropped; true where it is not given."),
            .optional("ignore_articles", .boolean, "Whether the words a, an and the are dropped; true where it is not given."),
            .field, .expected, .negate,
            example: #"{"minimum":0.5}"#
        )
    )

    private let minimum: MinimumShare
    private let form: TextForm
    private let drops: WordBag.Drops
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        let own = setup.config.own
        options = setup.config.options
        minimum = try MinimumShare(own.minimum, of: "F1", for: setup.output)
        form = TextForm(ignoresCase: own.ignoreCase ?? true)
        drops = WordBag.Drops(punctuation: own.ignorePunctuation ?? true, articles: own.ignoreArticles ?? true)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let wanted = form(try options.expected.text(in: sample))
        guard let output = try options.field.exactText(in: sample).map({ form($0) }) else {
            return minimum.nothingThere(options)
        }
        let (words, wantedWords) = (WordBag(output, drops), WordBag(wanted, drops))
        let common = words.commonCount(with: wantedWords)
        let all = words.count + wantedWords.count
        let share = all == 0 ? 1 : Double(2 * common) / Double(all)
        let counts = "\(common) \(common == 1 ? "word" : "words") in common of \(words.count) and \(wantedWords.count)"
        return minimum.verdict(share, "\(Excerpt(output.shown)) has an F1 of \(share) with \(Excerpt(wanted.shown)), \(counts)", options)
    }
}
