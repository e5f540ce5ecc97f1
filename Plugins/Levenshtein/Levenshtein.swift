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
        // Since 2, an item without an output is no empty text.
        version: 2
    )

    /// More work than this, the product of both lengths, would hold a thread for seconds.
    private static let workLimit = 10_000_000_000

    private let minimum: MinimumShare
    private let options: TextOptions

    public init(_ setup: Setup<TextConfig<Own>>) throws(ConfigError) {
        options = setup.config.options
        minimum = try MinimumShare(setup.config.own.minimum, of: "similarity", for: setup.output)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let wanted = try options.expectedText(in: sample)
        guard let output = try options.exactText(in: sample) else { return minimum.nothingThere(options) }
        let similarity = try Self.similarity(output.compared, wanted.compared)
        let evidence = "\(Excerpt(output.shown)) has a similarity of \(similarity) to \(Excerpt(wanted.shown))"
        return minimum.verdict(similarity, evidence, options)
    }

    private static func similarity(_ left: String, _ right: String) throws(EvaluationError) -> Double {
        if left.utf8.elementsEqual(right.utf8) { return 1 }
        let (left, right) = (left.unicodeScalars.map(\.value), right.unicodeScalars.map(\.value))
        let longer = max(left.count, right.count)
        // What both begin and end with changes nothing, and is often most of it.
        let start = commonCount(left, right)
        let (leftRest, rightRest) = (left[start...], right[start...])
        let end = commonCount(leftRest.reversed(), rightRest.reversed())
        let (leftMiddle, rightMiddle) = (leftRest.dropLast(end), rightRest.dropLast(end))
        guard leftMiddle.count * rightMiddle.count <= workLimit else {
            throw .plugin("The output and the expected output are too long to compare: use texts of up to 100,000 characters.")
        }
        let distance = EditDistance.between(leftMiddle, rightMiddle)
        // One division of whole numbers, so that 2 of 10 is the 0.2 that a minimum says.
        return Double(longer - distance) / Double(longer)
    }

    /// How many characters both begin with.
    private static func commonCount<Text: Sequence<UInt32>>(_ left: Text, _ right: Text) -> Int {
        var (left, right) = (left.makeIterator(), right.makeIterator())
        var count = 0
        while let character = left.next(), character == right.next() { count += 1 }
        return count
    }
}
