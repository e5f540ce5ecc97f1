internal import AssayDomain
internal import JSON

/// Members of the objects that the API sends: a key with a value of one of the kinds that occur there. `nil` is null.
extension JSONWriter {
    mutating func member(_ name: StaticString, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: Bool?) {
        key(name)
        if let value { boolean(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: (some BinaryInteger)?) {
        key(name)
        if let value { integer(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: Double?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: JSONText?) {
        key(name)
        if let value { json(value) } else { null() }
    }

    mutating func member(_ name: StaticString, _ value: Timestamp?) {
        key(name)
        guard let value else { return null() }
        plainString(upTo: Timestamp.textLength, value.write)
    }

    mutating func member<Thing>(_ name: StaticString, _ value: ID<Thing>?) {
        key(name)
        guard let value else { return null() }
        plainString(upTo: ID<Thing>.textLength, value.write)
    }

    mutating func member(_ name: StaticString, _ values: [String]?) {
        key(name)
        guard let values else { return null() }
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
