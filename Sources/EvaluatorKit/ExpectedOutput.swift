public import AssayDomain
public import JSON

/// What the output should have been: the sample's own `expected`, else what the configuration's `expected` points to.
public struct ExpectedOutput: Sendable {
    private let fallback: SampleField

    /// - Parameter fallback: the configuration's `expected`, `/metadata/expected` where it has none.
    public init(at fallback: SampleField?) {
        self.fallback = fallback ?? .expectedInMetadata
    }

    /// The expected output: a string as it is, anything else as its JSON. A sample without one is skipped.
    public func text(in sample: Sample) throws(EvaluationError) -> String {
        if let text = try SampleField.expected.exactText(in: sample) { return text }
        if let text = try fallback.exactText(in: sample) { return text }
        throw .noExpected(pointer: fallback.description)
    }

    /// The same as the JSON value it is, never null.
    public func value(in sample: Sample) throws(EvaluationError) -> JSONValue {
        if let value = try SampleField.expected.value(in: sample) { return value }
        if let value = try fallback.value(in: sample) { return value }
        throw .noExpected(pointer: fallback.description)
    }
}

extension ConfigSchema.Field {
    /// The key `expected` of evaluators that compare with an expected output.
    public static let expected = optional(
        "expected", .string,
        "Where the expected output of an item without `expected` is, as a JSON pointer; /metadata/expected where it is not given.")
}
