public import AssayDomain
public import EvaluatorKit

/// Says yes when the output is the expected one, character by character.
public struct ExactMatchEvaluator: Evaluator {
    public struct Config: Decodable, Sendable {
        let ignoreCase: Bool?
        let trim: Bool?
        let expected: SampleField?

        enum CodingKeys: String, CodingKey {
            case trim, expected
            case ignoreCase = "ignore_case"
        }
    }

    public static let card = Card(
        type: "exact_match",
        summary: "Says yes when the output is the expected one, character by character.",
        outputs: [.boolean],
        config: ConfigSchema(
            .optional("ignore_case", .boolean, "Whether upper and lower case are the same; false where it is not given."),
            .optional("trim", .boolean, "Whether white space around both is left out; false where it is not given."),
            .expected,
            example: #"{"ignore_case":true,"trim":true}"#
        )
    )

    private let ignoresCase: Bool
    private let trims: Bool
    private let expected: ExpectedOutput

    public init(_ setup: Setup<Config>) {
        ignoresCase = setup.config.ignoreCase ?? false
        trims = setup.config.trim ?? false
        expected = ExpectedOutput(at: setup.config.expected)
    }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let wanted = try expected.text(in: sample)
        guard let output = try SampleField.output.exactText(in: sample) else { return .no("the item has no output") }
        let (mine, theirs) = (comparable(output), comparable(wanted))
        if mine.utf8.elementsEqual(theirs.utf8) { return .yes("\(Excerpt(output)) is the expected output") }
        return .no(Self.difference(mine, theirs))
    }

    /// The text without what the configuration says does not count.
    private func comparable(_ text: String) -> String {
        var text = text[...]
        if trims {
            text = text.drop(while: \.isWhitespace)
            while text.last?.isWhitespace == true { text.removeLast() }
        }
        // Twice, because some letters meet only in upper case (ß and ss) and others only in lower.
        return ignoresCase ? text.uppercased().lowercased() : String(text)
    }

    /// Both texts from shortly before the first character that differs.
    private static func difference(_ mine: String, _ theirs: String) -> String {
        let (left, right) = (mine.unicodeScalars, theirs.unicodeScalars)
        let common = commonCount(left, right)
        let start = common > 30 ? common - 20 : 0
        let shown = "\(Excerpt(String(left.dropFirst(start)))) != \(Excerpt(String(right.dropFirst(start))))"
        return start == 0 ? shown : "\(shown), from character \(start + 1) on"
    }

    /// How many characters both begin with.
    private static func commonCount(_ left: String.UnicodeScalarView, _ right: String.UnicodeScalarView) -> Int {
        var (left, right) = (left.makeIterator(), right.makeIterator())
        var count = 0
        while let character = left.next(), character == right.next() { count += 1 }
        return count
    }
}
