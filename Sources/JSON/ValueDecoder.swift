/// Hands one value of a document to a `Decodable` type.
struct ValueDecoder: Decoder {
    let value: JSONValue
    let path: DecodingPath

    init(_ value: JSONValue, at path: DecodingPath) {
        self.value = value
        self.path = path
    }

    var codingPath: [any CodingKey] { path.steps }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard value.kind == .object else {
            throw path.error(value.isNull ? Self.null : #"Expected a dictionary of items but got type "\#(value.typeName)"."#)
        }
        return KeyedDecodingContainer(ObjectDecoder(value, at: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try arrayDecoder() }

    func arrayDecoder() throws(JSONDecodingError) -> ArrayDecoder {
        guard value.kind == .array else {
            throw path.error(value.isNull ? Self.null : #"Expected a list of items but got type "\#(value.typeName)"."#)
        }
        return ArrayDecoder(value.elements, at: path)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { ScalarDecoder(value, at: path) }

    static let null = "This field may not be null."
}

extension ValueDecoder {
    func decode<Value: Decodable>(_ type: Value.Type) throws(JSONDecodingError) -> Value {
        do {
            return try Value(from: self)
        } catch let error as JSONDecodingError {
            throw error
        } catch let error as DecodingError {
            throw translated(error, of: type)
        } catch {
            throw path.error("\(error)")
        }
    }

    /// What the standard library's own conformances throw, which know nothing of the wording here.
    private func translated(_ error: DecodingError, of type: any Decodable.Type) -> JSONDecodingError {
        switch error {
        case .dataCorrupted where type is any RawRepresentable.Type:
            path.error("\"\(value.string ?? value.compact.text)\" is not a valid choice.")
        case .dataCorrupted(let context), .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context):
            JSONDecodingError(path: context.codingPath.map(\.stringValue), reason: context.debugDescription)
        @unknown default:
            path.error("\(error)")
        }
    }
}
