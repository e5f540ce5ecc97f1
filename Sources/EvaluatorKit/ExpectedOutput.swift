public import AssayDomain
public import JSON

/// Finds the expected output of a sample: the sample's own `expected`, else the value that the configuration's `expected` points to.
public struct ExpectedOutput: Sendable {
    private let fallback: SampleField
    private let hasReferences: Bool

    /// - Parameters:
    ///   - fallback: the configuration's `expected`; `nil` means `/metadata/expected`.
    ///   - references: whether a list of texts means any of them, or is one value to compare with.
    public init(at fallback: SampleField?, references: Bool = true) {
        self.fallback = fallback ?? .expectedInMetadata
        hasReferences = references
    }

    /// The expected output as text: a string's own text, any other value's JSON. A sample without an expected output is skipped.
    public func text(in sample: Sample) throws(EvaluationError) -> String { try sampleValue(in: sample).exactText.string }

    /// The expected output as a JSON value, never null.
    public func value(in sample: Sample) throws(EvaluationError) -> JSONValue { try sampleValue(in: sample).value }

    /// The expected output as something to compare an output with.
    public func reference(in sample: Sample) throws(EvaluationError) -> Reference {
        try Reference(sampleValue(in: sample), isValue: !hasReferences)
    }

    func sampleValue(in sample: Sample) throws(EvaluationError) -> SampleValue {
        if let value = try SampleField.expected.sampleValue(in: sample) { return value }
        if let value = try fallback.sampleValue(in: sample) { return value }
        throw .noExpected(pointer: fallback.description)
    }
}

extension ConfigSchema.Field {
    /// The key `expected` of evaluators that compare with an expected output.
    public static let expected = optional(
        "expected", .string,
        "JSON pointer to the expected output of items that have no `expected` of their own; default /metadata/expected.")

    /// The key `references` of evaluators that compare with several references.
    public static let references = optional(
        "references", .boolean, "Whether a list of texts means any of them (default true), or is compared as one JSON value.")
}

/// The value that an output is compared with: a text, a list of alternative texts, or a JSON value.
public struct Reference: Sendable {
    /// The value itself.
    public let value: SampleValue
    /// The alternatives, if the value is a list of strings: an output that equals one of them equals the reference.
    public let texts: [SampleText]?

    /// The maximum number of alternatives in a list.
    public static let maximumCount = 10_000

    /// - Parameter isValue: whether a list of strings is one value, not alternatives.
    init(_ value: SampleValue, isValue: Bool = false) throws(EvaluationError) {
        self.value = value
        texts = isValue || value.text != nil ? nil : try Self.texts(of: value.value)
    }

    /// Whether only JSON can equal the reference: it is an object, or a list of other things than strings.
    public var isContainer: Bool {
        switch value.value.kind {
        case .object: true
        case .array: texts == nil
        case .null, .boolean, .number, .string: false
        }
    }

    /// The array that an output is, or whose JSON its text is, if the reference is a list of strings, with which it can be compared as a whole.
    ///
    /// An empty list can be compared in no other way: the sample is skipped if the output is a text without an array.
    public func array(of output: SampleValue?) throws(EvaluationError) -> JSONValue? {
        guard let texts else { return nil }
        if let array = output?.array { return array }
        guard !texts.isEmpty || output.map({ $0.text == nil }) == true else {
            throw .unusableExpected("The expected output is an empty list, which can only be compared with JSON.")
        }
        return nil
    }

    /// The strings of a list; `nil` if the value is not a list of strings.
    private static func texts(of value: JSONValue) throws(EvaluationError) -> [SampleText]? {
        guard value.kind == .array else { return nil }
        let count = value.elementCount()
        guard value.elementCount(of: .string) == count else { return nil }
        guard count <= maximumCount else { throw .tooManyReferences(count) }
        return value.elements.compactMap { element in
            element.string.map { SampleText($0, bytes: element.bytesWithLoneSurrogates) }
        }
    }
}
