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
    public func text(in sample: Sample) throws(EvaluationError) -> String { try found(in: sample).exactText.string }

    /// The same as the JSON value it is, never null.
    public func value(in sample: Sample) throws(EvaluationError) -> JSONValue { try found(in: sample).value }

    /// The same by the ways in which an output can be compared with it.
    public func reference(in sample: Sample) throws(EvaluationError) -> Reference { try Reference(found(in: sample)) }

    private func found(in sample: Sample) throws(EvaluationError) -> SampleValue {
        if let found = try SampleField.expected.found(in: sample) { return found }
        if let found = try fallback.found(in: sample) { return found }
        throw .noExpected(pointer: fallback.description)
    }
}

extension ConfigSchema.Field {
    /// The key `expected` of evaluators that compare with an expected output.
    public static let expected = optional(
        "expected", .string,
        "Where the expected output of an item without `expected` is, as a JSON pointer; /metadata/expected where it is not given.")
}
