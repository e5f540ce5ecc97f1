public import AssayDomain
public import JSON

/// A reference to a value in a sample: `output`, or a JSON pointer whose first step is `input`, `output`, `metadata` or `expected`, such as
/// `/metadata/expected`. It is a string in a configuration.
public struct SampleField: Sendable, Hashable, CustomStringConvertible {
    private let part: Sample.Part
    /// A JSON pointer into the part; empty for the whole part.
    private let pointer: String
    /// The name or pointer as it was written.
    public let description: String

    public static let output = SampleField(.output)
    public static let expected = SampleField(.expected)
    /// The default location of the expected output of samples that have no `expected` of their own.
    public static let expectedInMetadata = SampleField(.metadata, "/expected")

    private init(_ part: Sample.Part, _ pointer: String = "") {
        self.part = part
        self.pointer = pointer
        description = pointer.isEmpty ? part.rawValue : "/\(part.rawValue)\(pointer)"
    }

    /// `nil` if the text does not refer to a part of a sample.
    public init?(_ text: String) {
        let steps = text.hasPrefix("/") ? text.dropFirst() : text[...]
        let end = steps.firstIndex(of: "/") ?? steps.endIndex
        guard let part = Sample.Part(rawValue: String(steps[..<end])), text.hasPrefix("/") || end == steps.endIndex else { return nil }
        self.part = part
        pointer = String(steps[end...])
        description = text
    }
}

extension SampleField {
    /// The value; `nil` if it is absent or null.
    public func value(in sample: Sample) throws(EvaluationError) -> JSONValue? {
        let value = try content(in: sample)?.value.value(at: pointer)
        return value?.isNull == true ? nil : value
    }

    /// The value as text to read: a string's own text, else the text of the messages in it (`MessageText`).
    public func text(in sample: Sample) throws(EvaluationError) -> String? {
        try pointedContent(in: sample).map { $0.string ?? MessageText($0.value).text }
    }

    /// The value as text to compare: a string's own text, any other value's JSON. Different values have different texts.
    public func exactText(in sample: Sample) throws(EvaluationError) -> String? {
        try sampleValue(in: sample)?.exactText.string
    }

    /// The value as text to read, including its unpaired surrogates.
    func sampleText(in sample: Sample) throws(EvaluationError) -> SampleText? {
        guard let value = try sampleValue(in: sample) else { return nil }
        return value.text ?? SampleText(value.value) { MessageText($0).text }
    }

    /// The value to compare; `nil` if it is absent or null.
    public func sampleValue(in sample: Sample) throws(EvaluationError) -> SampleValue? {
        try pointedContent(in: sample).map { SampleValue($0.value, string: $0.string) }
    }

    /// The value, and its string if it is one. The sample decodes a string that is a whole part only once.
    private func pointedContent(in sample: Sample) throws(EvaluationError) -> (value: JSONValue, string: String?)? {
        guard let content = try content(in: sample) else { return nil }
        if pointer.isEmpty { return content.value.isNull ? nil : (content.value, content.string) }
        return content.value.value(at: pointer).flatMap { $0.isNull ? nil : ($0, $0.string) }
    }

    private func content(in sample: Sample) throws(EvaluationError) -> Sample.Content? {
        do {
            return try sample.content(of: part)
        } catch {
            throw .failed(errorClass: "unreadable_item", message: "The item's \(part.rawValue) is not JSON.")
        }
    }
}

extension SampleField: Decodable {
    /// What a reference must be.
    static let shape = "Must be input, output, metadata or expected, or a pointer below one of them such as /metadata/expected."

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let field = SampleField(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: Self.shape)
        }
        self = field
    }
}

extension ConfigSchema.Field {
    /// The key `field` of evaluators that read a text.
    public static let field = optional(
        "field", .string,
        "What to read: input, output (the default) or expected, or a JSON pointer such as /metadata/answer.")
}
