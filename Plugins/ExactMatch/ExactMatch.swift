public import AssayDomain
public import EvaluatorKit

/// Says yes when the output is the expected one, character by character.
public struct ExactMatchEvaluator: Evaluator {
    public static let card = Card(
        type: "exact_match",
        summary: "Says yes when the output is the expected one, character by character (Unicode scalars).",
        outputs: [.boolean],
        config: ConfigSchema(
            .ignoreCase, .trim, .collapseWhitespace, .field, .expected, .negate,
            example: #"{"ignore_case":true,"trim":true}"#
        )
    )

    private let options: TextOptions

    public init(_ setup: Setup<TextOptions>) { options = setup.config }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        let wanted = try options.expectedText(in: sample)
        guard let output = try options.exactText(in: sample) else { return options.nothingThere }
        if output.equals(wanted) { return options.verdict(true, "\(Excerpt(output.shown)) is the expected output") }
        return options.verdict(false, Self.difference(output.compared, wanted.compared))
    }

    /// Both texts from shortly before the first character that differs.
    private static func difference(_ mine: String, _ theirs: String) -> String {
        let (left, right) = (mine.unicodeScalars, theirs.unicodeScalars)
        let common = commonCount(left, right)
        let start = common > 30 ? common - 20 : 0
        let shown = "\(Excerpt(Substring(left.dropFirst(start)))) != \(Excerpt(Substring(right.dropFirst(start))))"
        // `String` calls canonically equivalent texts equal, and so does whoever looks at them.
        let hint = mine == theirs ? ", which look the same: one is composed, the other decomposed" : ""
        return start == 0 ? "\(shown)\(hint)" : "\(shown), from character \(start + 1) on\(hint)"
    }

    /// How many characters both begin with.
    private static func commonCount(_ left: String.UnicodeScalarView, _ right: String.UnicodeScalarView) -> Int {
        var (left, right) = (left.makeIterator(), right.makeIterator())
        var count = 0
        while let character = left.next(), character == right.next() { count += 1 }
        return count
    }
}
