public import AssayDomain
public import JSON

/// A place in a sample: `output`, or a JSON pointer whose first step is `input`, `output`, `metadata` or `expected`, such as
/// `/metadata/expected`. In a configuration it is a text.
public struct SampleField: Sendable, Hashable, CustomStringConvertible {
    private let part: Sample.Part
    /// From the part's value: empty for the whole of it.
    private let pointer: String
    /// As it was written.
    public let description: String

    public static let output = SampleField(.output)
    public static let expected = SampleField(.expected)
    /// Where an expected output is looked for that is not the sample's own.
    public static let expectedInMetadata = SampleField(.metadata, "/expected")

    private init(_ part: Sample.Part, _ pointer: String = "") {
        self.part = part
        self.pointer = pointer
        description = pointer.isEmpty ? part.rawValue : "/\(part.rawValue)\(pointer)"
    }

    /// `nil` for a text that names no place in a sample.
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
    /// What is there; `nil` where nothing is, or null.
    public func value(in sample: Sample) throws(EvaluationError) -> JSONValue? {
        let value = try content(in: sample)?.value.value(at: pointer)
        return value?.isNull == true ? nil : value
    }

    /// The same to be read: a string as it is, messages as people read them. Other values lose what no message has.
    public func text(in sample: Sample) throws(EvaluationError) -> String? {
        try content(at: sample).map { $0.string ?? MessageText($0.value).text }
    }

    /// The same to be compared: a string as it is, anything else as its JSON, so that two values have one text only where they are one.
    public func exactText(in sample: Sample) throws(EvaluationError) -> String? {
        try found(in: sample)?.exactText.string
    }

    /// What is there to be read, with what Swift's strings do not have.
    func sampleText(in sample: Sample) throws(EvaluationError) -> SampleText? {
        guard let found = try found(in: sample) else { return nil }
        return found.text ?? SampleText(found.value) { MessageText($0).text }
    }

    /// What is there to be compared; `nil` where nothing is, or null.
    public func found(in sample: Sample) throws(EvaluationError) -> SampleValue? {
        try content(at: sample).map { SampleValue($0.value, string: $0.string) }
    }

    /// A string that is the whole part is decoded once for all who read it.
    private func content(at sample: Sample) throws(EvaluationError) -> (value: JSONValue, string: String?)? {
        guard let content = try content(in: sample) else { return nil }
        if pointer.isEmpty { return content.value.isNull ? nil : (content.value, content.string) }
        return content.value.value(at: pointer).flatMap { $0.isNull ? nil : ($0, $0.string) }
    }

    private func content(in sample: Sample) throws(EvaluationError) -> Sample.Content? {
        do {
            return try sample.content(of: part)
        } catch {
            throw .failed(failure: "unreadable_item", message: "The item's \(part.rawValue) is not JSON.")
        }
    }
}

extension SampleField: Decodable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let field = SampleField(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "Must be input, output, metadata or expected, or a pointer below one of them such as /metadata/expected.")
        }
        self = field
    }
}

extension ConfigSchema.Field {
    /// The key `field` of evaluators that read a text.
    public static let field = optional(
        "field", .string,
        "What to read: input, output or expected, or a JSON pointer such as /metadata/answer; output where it is not given.")
}
