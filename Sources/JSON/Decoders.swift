/// Decodes one value of a document as a `Decodable` type.
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
            throw path.error(value.isNull ? Self.nullMessage : #"Expected a dictionary of items but got type "\#(value.typeName)"."#)
        }
        return KeyedDecodingContainer(ObjectDecoder(value, at: path))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try arrayDecoder() }

    func arrayDecoder() throws(JSONDecodingError) -> ArrayDecoder {
        guard value.kind == .array else {
            throw path.error(value.isNull ? Self.nullMessage : #"Expected a list of items but got type "\#(value.typeName)"."#)
        }
        return ArrayDecoder(value.elements, at: path)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { ScalarDecoder(value, at: path) }

    static let nullMessage = "This field may not be null."
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

    /// Translates errors that the standard library's conformances throw.
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

/// Decodes the members of an object by name.
struct ObjectDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let members: [String: JSONValue]
    private let names: [String]
    private let path: DecodingPath

    init(_ object: JSONValue, at path: DecodingPath) {
        let members = object.members
        self.members = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
        names = members.map(\.key)
        self.path = path
    }

    var codingPath: [any CodingKey] { path.steps }
    var allKeys: [Key] { names.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try decoder(key).value.isNull }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try decoder(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        try decoder(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try decoder(key).unkeyedContainer() }

    func superDecoder() throws -> any Decoder { try decoder("super") }
    func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }

    private func decoder(_ key: Key) throws(JSONDecodingError) -> ValueDecoder { try decoder(key.stringValue) }

    private func decoder(_ name: String) throws(JSONDecodingError) -> ValueDecoder {
        let path = DecodingPath.member(name, of: path)
        guard let value = members[name] else { throw path.error("This field is required.") }
        return ValueDecoder(value, at: path)
    }
}

/// Decodes the elements of an array one after the other.
struct ArrayDecoder: UnkeyedDecodingContainer {
    private let elements: [JSONValue]
    private let path: DecodingPath
    private(set) var currentIndex = 0

    init(_ elements: [JSONValue], at path: DecodingPath) {
        self.elements = elements
        self.path = path
    }

    var codingPath: [any CodingKey] { path.steps }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
        guard try decoder().value.isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next { try $0.decode(type) } }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        try next { try $0.container(keyedBy: type) }
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next { try $0.unkeyedContainer() } }
    mutating func superDecoder() throws -> any Decoder { try next { $0 } }

    /// Reads the next element. Moves on only if that succeeds.
    private mutating func next<Result>(_ read: (ValueDecoder) throws -> Result) throws -> Result {
        let result = try read(decoder())
        currentIndex += 1
        return result
    }

    private func decoder() throws(JSONDecodingError) -> ValueDecoder {
        let path = DecodingPath.element(currentIndex, of: path)
        guard currentIndex < elements.count else { throw path.error("This field is required.") }
        return ValueDecoder(elements[currentIndex], at: path)
    }
}

/// Decodes a value that is neither an object nor an array.
struct ScalarDecoder: SingleValueDecodingContainer {
    private let value: JSONValue
    private let path: DecodingPath

    init(_ value: JSONValue, at path: DecodingPath) {
        self.value = value
        self.path = path
    }

    var codingPath: [any CodingKey] { path.steps }

    func decodeNil() -> Bool { value.isNull }

    func decode(_ type: Bool.Type) throws -> Bool { try require(value.boolean, "Must be a valid boolean.") }

    func decode(_ type: String.Type) throws -> String {
        if let surrogate = value.loneSurrogate {
            throw path.error("Surrogate characters are not allowed: U+\(String(surrogate, radix: 16, uppercase: true)).")
        }
        return try require(value.string, "Not a valid string.")
    }

    func decode(_ type: Double.Type) throws -> Double { try require(value.double, "A valid number is required.") }
    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

    func decode(_ type: Int.Type) throws -> Int { try wholeNumber() }
    func decode(_ type: Int8.Type) throws -> Int8 { try wholeNumber() }
    func decode(_ type: Int16.Type) throws -> Int16 { try wholeNumber() }
    func decode(_ type: Int32.Type) throws -> Int32 { try wholeNumber() }
    func decode(_ type: Int64.Type) throws -> Int64 { try wholeNumber() }
    func decode(_ type: UInt.Type) throws -> UInt { try wholeNumber() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try wholeNumber() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try wholeNumber() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try wholeNumber() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try wholeNumber() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try ValueDecoder(value, at: path).decode(type) }

    private func wholeNumber<Number: FixedWidthInteger>() throws -> Number {
        try require(value.wholeNumber(), "A valid integer is required.")
    }

    private func require<Value>(_ found: Value?, _ reason: String) throws -> Value {
        guard let found else { throw path.error(value.isNull ? ValueDecoder.nullMessage : reason) }
        return found
    }
}
