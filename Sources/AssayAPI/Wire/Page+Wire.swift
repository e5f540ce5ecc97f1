internal import AssayStore
internal import FastCGI
internal import JSON

/// The pages of a list.
extension Exchange {
    /// The rows that the client asked for.
    var window: Window { query.window(maximum: api.limits.page) }

    /// A page cut out by `limit` and `offset`, with links to its neighbours.
    func page<Row>(_ page: Page<Row>, _ window: Window, write: (inout JSONWriter, Row) -> Void) -> Response {
        let limit = "\(window.limit)"
        var next: String?
        var previous: String?
        if window.offset + window.limit < page.count {
            next = link(["limit": limit, "offset": "\(window.offset + window.limit)"])
        }
        if window.offset > 0 {
            let before = window.offset - window.limit
            previous = link(["limit": limit, "offset": before > 0 ? "\(before)" : nil])
        }
        return Self.page(count: page.count, next: next, previous: previous, page.rows, write: write)
    }

    /// The envelope of every page.
    static func page<Row>(count: Int?, next: String?, previous: String?, _ rows: [Row], write: (inout JSONWriter, Row) -> Void) -> Response
    {
        .json(reserving: 256 + rows.count * 1024) { json in
            json.beginObject()
            json.member("count", count)
            json.member("next", next)
            json.member("previous", previous)
            json.key("results")
            json.beginArray()
            for row in rows { write(&json, row) }
            json.endArray()
            json.endObject()
        }
    }

    /// The address of this request as the client saw it, with some parameters set, or removed where `nil`; keys in alphabetical order.
    func link(_ changes: KeyValuePairs<String, String?>) -> String {
        let kept = query.parameters.filter { parameter in !changes.contains { $0.key == parameter.name } }
        let set = changes.compactMap { name, value in value.map { Query.Parameter(name: name, value: $0) } }
        var link = "\(request.scheme)://\(request.host)\(request.path)"
        var mark = "?"
        for parameter in (kept + set).sorted(by: { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }) {
            link += mark
            PercentEncoding.append(parameter.name, to: &link)
            link += "="
            PercentEncoding.append(parameter.value, to: &link)
            mark = "&"
        }
        return link
    }
}
