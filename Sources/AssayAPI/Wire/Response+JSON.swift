internal import FastCGI
internal import JSON

extension Response {
    /// A response with one JSON document.
    static func json(_ status: Int = 200, _ write: (inout JSONWriter) throws -> Void) rethrows -> Response {
        var json = JSONWriter(reserving: 1024)
        try write(&json)
        return Response(status: status, headers: [("Content-Type", "application/json")], body: .bytes(json.bytes))
    }
}
