internal import AssayDomain
internal import FastCGI
internal import JSON

extension Response {
    /// A response whose body is one JSON document.
    static func json(
        _ status: Int = 200, reserving capacity: Int = 1024, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Response {
        var json = JSONWriter(reserving: capacity)
        try write(&json)
        return Response(status: status, headers: [("Content-Type", "application/json")], body: .bytes(json.bytes))
    }
}

/// Members whose values are of the domain; `nil` is written as null.
extension JSONWriter {
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
}
