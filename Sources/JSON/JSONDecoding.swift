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
    public func decode<Value: Decodable>(as type: Value.Type) throws(JSONDecodingError) -> Value { fatalError("unwritten") }
}
