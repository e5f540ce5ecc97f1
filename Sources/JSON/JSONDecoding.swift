/// Why a value does not fit a Swift type.
public struct JSONDecodingError: Error, Equatable, Sendable {
    /// Names and positions from the top: `["options", "0", "key"]`.
    public let path: [String]
    /// Such as `This field is required.`
    public let reason: String

    public init(path: [String], reason: String) {
        self.path = path
        self.reason = reason
    }
}

extension JSONValue {
    /// This value as a `Decodable` type. Keys that the type does not ask for are ignored.
    ///
    /// Types are taken at their word: a text that looks like a number is no number. `1.0` is a whole number, though, as JSON does not
    /// tell it from `1`. A member of type `JSONText` or `JSONValue` takes any value as it is.
    public func decode<Value: Decodable>(as type: Value.Type) throws(JSONDecodingError) -> Value {
        try ValueDecoder(self, at: .top).decode(type)
    }
}

extension JSONText: Decodable {
    /// Any value of a document that `JSONValue.decode(as:)` reads; no other decoder keeps the text.
    public init(from decoder: any Decoder) throws {
        self = try JSONValue(from: decoder).compact
    }
}

extension JSONValue: Decodable {
    /// Any value of a document that `JSONValue.decode(as:)` reads; no other decoder has one.
    public init(from decoder: any Decoder) throws {
        guard let decoder = decoder as? ValueDecoder else {
            throw DecodingError.typeMismatch(
                JSONValue.self, DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "The decoder does not read JSON."))
        }
        self = decoder.value
    }
}
