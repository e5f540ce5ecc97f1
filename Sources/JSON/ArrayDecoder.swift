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

    /// Reads the next element and goes past it, unless it does not fit.
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
