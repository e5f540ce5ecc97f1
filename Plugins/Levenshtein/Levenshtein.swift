public import AssayDomain
public import EvaluatorKit

/// Says how similar the output is to the expected one.
///
/// The similarity is 1 less the Levenshtein distance over the length of the longer text, in Unicode scalars; two empty texts have 1.
public struct LevenshteinEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {
        let minimum: Double?
        let expected: SampleField?
    }

    public static let card = Card(
        type: "levenshtein",
        summary: "Says how similar the output is to the expected one, from 0 to 1: 1 less the edit distance over the longer length.",
        outputs: [.boolean, .numeric],
        config: ConfigSchema(
            .optional(
                "minimum", .number, "The least similarity that is a yes, from 0 to 1: needed for boolean output, not used for numeric."),
            .expected,
            example: #"{"minimum":0.8}"#
        )
    )

    /// More work than this, the product of both lengths, would hold a thread for seconds.
    private static let workLimit = 10_000_000_000

    /// `nil` where the similarity itself is asked for.
    private let minimum: Double?
    private let expected: ExpectedOutput

    public init(_ setup: Setup<Config>) throws(ConfigError) {
        expected = ExpectedOutput(at: setup.config.expected)
        guard case .boolean = setup.output else {
            minimum = nil
            return
        }
        guard let minimum = setup.config.minimum, (0...1).contains(minimum) else {
            throw ConfigError("evaluation_config.minimum", "minimum: Give a number from 0 to 1, the least similarity that is a yes.")
        }
        self.minimum = minimum
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let wanted = try expected.text(in: sample)
        let output = try SampleField.output.exactText(in: sample) ?? ""
        let similarity = try Self.similarity(output, wanted)
        let evidence = "\(Excerpt(output)) has a similarity of \(similarity) to \(Excerpt(wanted))"
        guard let minimum else { return .number(similarity, evidence) }
        return similarity >= minimum ? .yes(evidence) : .no("\(evidence), less than \(minimum)")
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
