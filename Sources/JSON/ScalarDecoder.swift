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
        guard let found else { throw path.error(value.isNull ? ValueDecoder.null : reason) }
        return found
    }
}
