internal import FastCGI
internal import JSON

extension Response {
    /// A response with one JSON document.
    static func json(
        _ status: Int = 200, reserving capacity: Int = 1024, _ write: (inout JSONWriter) throws -> Void
    ) rethrows -> Response {
        var json = JSONWriter(reserving: capacity)
        try write(&json)
        return Response(status: status, headers: [("Content-Type", "application/json")], body: .bytes(json.bytes))
    }
}
