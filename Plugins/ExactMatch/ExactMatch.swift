public import AssayDomain
public import EvaluatorKit
internal import JSON

/// Says yes when the output is the expected one: a text character by character, a JSON value as a value.
public struct ExactMatchEvaluator: Evaluator {
    public static let card = Card(
        type: "exact_match",
        summary: "Says yes when the output is the expected one, character by character (Unicode scalars).",
        outputs: [.boolean],
        config: ConfigSchema(
            .ignoreCase, .trim, .collapseWhitespace, .field, .expected, .negate,
            example: #"{"ignore_case":true,"trim":true}"#
        ),
        // Since 2, JSON values are compared as values, any text of a list will do, and unpaired surrogates are told apart.
        version: 2
    )

    /// Comparing one value costs as much as comparing this many bytes of text.
    private static let bytesOfValue = 100

    private let options: TextOptions

    public init(_ setup: Setup<TextOptions>) { options = setup.config }

    public func judge(_ sample: Sample) throws(EvaluationError) -> Verdict { try judge(sample, while: { true }) }

    public func judge(_ sample: Sample, while isWanted: @escaping () -> Bool) throws(EvaluationError) -> Verdict {
        let expected = try options.expected.reference(in: sample)
        let found = try options.field.found(in: sample)
        let array = try expected.array(of: found)
        guard let output = found else { return options.nothingThere }
        let patience = InterruptionCheck(while: isWanted)
        if let texts = expected.texts { return try anyOf(texts, output, array, expected.value, patience) }
        if expected.isContainer || expected.value.text == nil && output.text == nil {
            return try value(of: output, expected.value.value, patience)
        }
        return text(options.form(output.exactText), options.form(expected.value.exactText))
    }

    private func text(_ output: NormalizedText, _ wanted: NormalizedText) -> Verdict {
        if output.equals(wanted) { return options.verdict(true, "\(Excerpt(output)) is the expected output") }
        return options.verdict(false, TextDifference.sentence(output, wanted))
    }

    /// - Parameter array: where the output is one, which may be the list itself.
    private func anyOf(
        _ texts: [SampleText], _ output: SampleValue, _ array: JSONValue?, _ list: SampleValue, _ patience: InterruptionCheck
    ) throws(EvaluationError) -> Verdict {
        var patience = patience
        let text = options.form(output.exactText)
        for wanted in texts {
            try patience.spend(wanted.string.utf8.count)
            guard text.equals(options.form(wanted)) else { continue }
            return options.verdict(
                true, "\(Excerpt(text)) is \(texts.count > 1 ? "one of \(texts.count) expected outputs" : "the expected output")")
        }
        if array != nil || texts.isEmpty { return try value(of: output, list.value, patience) }
        if texts.count == 1 { return self.text(text, options.form(texts[0])) }
        return options.verdict(false, "\(Excerpt(text)) is none of \(Excerpt.list(texts.map(\.string)))")
    }

    /// The value that an output is, or that its text says, beside another.
    private func value(of output: SampleValue, _ wanted: JSONValue, _ patience: InterruptionCheck) throws(EvaluationError) -> Verdict {
        let value: JSONValue
        do {
            value = try output.parsed()
        } catch {
            return options.verdict(false, "\(Excerpt(output.exactText.string)) is not JSON: \(error.sentence)")
        }
        var patience = patience
        let difference = try value.difference(from: wanted) { () throws(EvaluationError) in try patience.spend(Self.bytesOfValue) }
        guard let difference else { return options.verdict(true, "\(Self.shown(value)) is the expected output") }
        return options.verdict(false, Self.sentence(difference))
    }

    private static func sentence(_ difference: JSONDifference) -> String {
        let (mine, theirs) = (difference.mine.map(shown), difference.theirs.map(shown))
        let place = difference.pointer.isEmpty ? "" : " at \(Excerpt(difference.pointer))"
        switch (mine, theirs) {
        case (let mine?, let theirs?): return "\(mine) != \(theirs)\(place)"
        case (let mine?, nil): return "\(mine)\(place), where nothing was expected"
        default: return "nothing\(place), where \(theirs ?? "something") was expected"
        }
    }

    /// JSON has quotation marks of its own.
    private static func shown(_ value: JSONValue) -> Substring { Excerpt(value.compact.text).description.dropFirst().dropLast() }
}
