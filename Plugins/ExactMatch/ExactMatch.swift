public import AssayDomain
public import EvaluatorKit
internal import JSON

/// Says yes when the output equals the expected output: texts are compared character by character, JSON values as values.
public struct ExactMatchEvaluator: Evaluator {
    public static let card = Card(
        type: "exact_match",
        summary: "Says yes when the output equals the expected output, character by character (Unicode scalars).",
        outputs: [.boolean],
        config: ConfigSchema(
            .normalization, .extract, .field, .expected, .references, .negate,
            example: #"{"ignore_case":true,"trim":true}"#
        ),
        // 2: JSON values are compared as values, a list of texts means any of them, and unpaired surrogates are distinct.
        version: 2
    )

    /// The work of comparing one JSON value, in bytes of text.
    private static let workPerValue = 100

    private let options: TextOptions

    public init(_ setup: Setup<TextOptions>) { options = setup.config }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let expected = try options.expected.reference(in: sample)
        let interruption = InterruptionCheck(while: shouldContinue)
        let output = try options.field.sampleValue(in: sample, interruption)
        let array = try expected.array(of: output)
        guard let output else { return options.verdictWithoutText(in: sample) }
        // HELM's script calls no empty output right.
        if options.preset == .quasiExact, output.exactText.string.isEmpty { return options.verdict(false, "the \(options.field) is empty") }
        if let texts = expected.texts { return try verdict(onAnyOf: texts, output, array, expected.value, interruption) }
        if expected.isContainer || expected.value.text == nil && output.text == nil {
            return try verdict(onValueOf: output, expected.value.value, interruption)
        }
        return verdict(options.normalization(output.exactText), options.normalization(expected.value.exactText))
    }

    private func verdict(_ output: NormalizedText, _ expected: NormalizedText) -> Verdict {
        if output.equals(expected) { return options.verdict(true, "\(Excerpt(output)) is the expected output") }
        return options.verdict(false, TextDifference.sentence(output, expected))
    }

    /// - Parameter array: the output, if it is an array: it may equal the list as a whole.
    private func verdict(
        onAnyOf texts: [SampleText], _ output: SampleValue, _ array: JSONValue?, _ list: SampleValue, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Verdict {
        var interruption = interruption
        let text = options.normalization(output.exactText)
        for alternative in texts {
            try interruption.check(after: alternative.string.utf8.count)
            guard text.equals(options.normalization(alternative)) else { continue }
            return options.verdict(
                true, "\(Excerpt(text)) is \(texts.count > 1 ? "one of \(texts.count) expected outputs" : "the expected output")")
        }
        if array != nil || texts.isEmpty { return try verdict(onValueOf: output, list.value, interruption) }
        if texts.count == 1 { return verdict(text, options.normalization(texts[0])) }
        return options.verdict(false, "\(Excerpt(text)) is none of \(Excerpt.list(texts.map(\.string)))")
    }

    /// Compares an output that is a JSON value, or whose text is JSON, with the expected value.
    private func verdict(
        onValueOf output: SampleValue, _ expected: JSONValue, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Verdict {
        let value: JSONValue
        do {
            value = try output.parsed()
        } catch {
            return options.verdict(false, "\(Excerpt(output.exactText.string)) is not JSON: \(error.sentence)")
        }
        var interruption = interruption
        let difference = try value.difference(from: expected) { () throws(EvaluationError) in
            try interruption.check(after: Self.workPerValue)
        }
        guard let difference else { return options.verdict(true, "\(Self.shown(value)) is the expected output") }
        return options.verdict(false, Self.sentence(difference))
    }

    private static func sentence(_ difference: JSONDifference) -> String {
        let (mine, theirs) = (difference.mine.map(shown), difference.theirs.map(shown))
        let location = difference.pointer.isEmpty ? "" : " at \(Excerpt(difference.pointer))"
        switch (mine, theirs) {
        case (let mine?, let theirs?): return "\(mine) != \(theirs)\(location)"
        case (let mine?, nil): return "\(mine)\(location), where nothing was expected"
        default: return "nothing\(location), where \(theirs ?? "something") was expected"
        }
    }

    /// An excerpt without quotation marks, because JSON has its own.
    private static func shown(_ value: JSONValue) -> Substring { Excerpt(value.compact.text).description.dropFirst().dropLast() }
}

extension ExactMatchEvaluator {
    public var footprint: Int { options.footprint }
}

/// Describes where two texts differ, for the sentence of a verdict.
enum TextDifference {
    /// Quotes both texts from shortly before the first different character.
    static func sentence(_ mine: NormalizedText, _ theirs: NormalizedText) -> String {
        let (shown, position) = mine.withComparedBytes { left in
            theirs.withComparedBytes { right in
                let common = commonPrefix(left, right)
                let start = common.count > 30 ? startOffset(of: 20, before: common.end, in: left) : 0
                let texts = [left, right].map { Excerpt(UnsafeBufferPointer(rebasing: $0[start...])).description }
                return (texts.joined(separator: " != "), start == 0 ? nil : common.count - 19)
            }
        }
        // `String` considers canonically equivalent texts equal, and they look the same to people.
        let lookTheSame = mine.compared == theirs.compared && !mine.compared.utf8.elementsEqual(theirs.compared.utf8)
        let hint = lookTheSame ? ", which look the same: one is composed, the other decomposed" : ""
        return position.map { "\(shown), from character \($0) on\(hint)" } ?? shown + hint
    }

    /// The number of characters that both texts start with, and the offset of their end.
    private static func commonPrefix(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
    ) -> (count: Int, end: Int) {
        var (mine, theirs) = (CodePoints(left[...]), CodePoints(right[...]))
        var (count, end) = (0, 0)
        while let codePoint = mine.next(), codePoint == theirs.next() { (count, end) = (count + 1, mine.offset) }
        return (count, end)
    }

    /// The offset of the first of `count` characters before `end`.
    private static func startOffset(of count: Int, before end: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        var (offset, remaining) = (end, count)
        while remaining > 0 {
            offset -= 1
            if text[offset] & 0xC0 != 0x80 { remaining -= 1 }
        }
        return offset
    }
}
