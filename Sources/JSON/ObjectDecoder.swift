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
