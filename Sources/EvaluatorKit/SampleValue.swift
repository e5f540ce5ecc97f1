public import JSON

/// A value in a sample, as it is compared.
public struct SampleValue: Sendable {
    public let value: JSONValue
    /// Of a string, what it says.
    public let text: SampleText?

    /// - Parameter string: what the value says where it is one.
    init(_ value: JSONValue, string: String?) {
        self.value = value
        text = string.map { SampleText($0, bytes: value.bytesWithLoneSurrogates) }
    }

    /// A string as it is, anything else as its JSON.
    public var exactText: SampleText { text ?? SampleText(value.compact.text) }

    /// Of an array, or a text that is the JSON of one, the array.
    var array: JSONValue? {
        guard let text else { return value.kind == .array ? value : nil }
        guard text.string.utf8.first(where: { $0 != 0x20 && !(0x09...0x0D ~= $0) }) == UInt8(ascii: "["), let parsed = try? self.parsed()
        else {
            return nil
        }
        return parsed.kind == .array ? parsed : nil
    }

    /// What a text says as JSON; any other value as it is.
    public func parsed() throws(JSONError) -> JSONValue {
        guard let text else { return value }
        return try JSONValue(parsing: text.bytes ?? Array(text.string.utf8), maximumDepth: Self.maximumDepth)
    }

    /// As deep as `json_valid` goes.
    private static let maximumDepth = 1_000
}
