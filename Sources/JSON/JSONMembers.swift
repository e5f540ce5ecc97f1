/// Members of JSON objects: a key with a value. `nil` is written as null.
extension JSONWriter {
    @inlinable
    public mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    @inlinable
    public mutating func member(_ name: StaticString, _ value: Bool?) {
        key(name)
        if let value { boolean(value) } else { null() }
    }

    @inlinable
    public mutating func member(_ name: StaticString, _ value: (some BinaryInteger)?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    @inlinable
    public mutating func member(_ name: StaticString, _ value: Double?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    @inlinable
    public mutating func member(_ name: StaticString, _ value: JSONText?) {
        key(name)
        if let value { json(value) } else { null() }
    }

    @inlinable
    public mutating func member(_ name: StaticString, _ values: [String]?) {
        key(name)
        guard let values else { return null() }
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    @inlinable
    public mutating func member(_ name: StaticString, _ values: [JSONText]) {
        key(name)
        beginArray()
        for value in values { json(value) }
        endArray()
    }

    /// The members of another object, except those with one of the `excluded` keys.
    public mutating func members(of object: JSONValue?, except excluded: Set<String> = []) {
        for (name, value) in object?.members ?? [] where !excluded.contains(name) {
            key(name)
            json(value.compact)
        }
    }
}

extension JSONText {
    /// An object with the members that `write` writes.
    public static func object(_ write: (inout JSONWriter) -> Void) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            write(&json)
            json.endObject()
        }
    }
}
