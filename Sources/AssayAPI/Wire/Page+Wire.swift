internal import AssayStore
internal import FastCGI
internal import JSON
internal import Synchronization

/// The pages of a list.
extension RequestContext {
    /// The rows that the client asked for; at most one for a HEAD, whose response has no body.
    var window: Window {
        let window = query.window(maximum: api.limits.page)
        return isHead ? Window(limit: 1, offset: window.offset) : window
    }

    /// A page selected by `limit` and `offset`, with links to the next and previous pages.
    func page<Row>(_ page: Page<Row>, _ window: Window, write: (inout JSONWriter, Row) -> Void) -> Response {
        let (next, previous) = links(ofPageAt: window, of: page.count)
        return Self.page(count: page.count, next: next, previous: previous, page.rows, write: write)
    }

    /// The same for rows that may be large: `read` reads the rows that the store has not read yet while the response is sent.
    func page<Row>(
        _ page: Page<Row>, _ window: Window,
        readRemaining read: @escaping @Sendable (ArraySlice<Int64>, _ size: Int) throws(StoreError) -> (rows: [Row], count: Int),
        write: @escaping @Sendable (inout JSONWriter, [Row]) -> Void
    ) throws -> Response {
        let (next, previous) = links(ofPageAt: window, of: page.count)
        var json = JSONWriter(reserving: 256 + page.rows.count * 1024)
        json.beginPage(count: page.count, next: next, previous: previous)
        write(&json, page.rows)
        guard !page.remainingRows.isEmpty else {
            json.endPage()
            return Response(status: 200, headers: Self.pageHeaders, body: .bytes(json.bytes))
        }
        let rows = PageRemainder(numbers: page.remainingRows, read: read, write: write)
        let head = Mutex<[UInt8]?>(json.bytes)
        let isFirst = page.rows.isEmpty
        let pieces = StreamedResponse(api)
        return try stream(Self.pageHeaders) { stream throws(StreamAborted) in
            if let head = head.withLock({ $0.take() }) { try stream.write(head) }
            try pieces.send(to: stream, from: 0) { position, isAlone throws(StoreError) in
                try rows.piece(at: position, isFirst: isFirst && position == 0, isAlone: isAlone)
            }
            try stream.write(Array("]}".utf8))
        }
    }

    private static let pageHeaders = [(name: "Content-Type", value: "application/json")]

    private func links(ofPageAt window: Window, of count: Int) -> (next: String?, previous: String?) {
        let limit = "\(window.limit)"
        var next: String?
        var previous: String?
        if window.offset + window.limit < count {
            next = link(["limit": limit, "offset": "\(window.offset + window.limit)"])
        }
        if window.offset > 0 {
            let before = window.offset - window.limit
            previous = link(["limit": limit, "offset": before > 0 ? "\(before)" : nil])
        }
        return (next, previous)
    }

    /// The envelope of every page.
    static func page<Row>(count: Int?, next: String?, previous: String?, _ rows: [Row], write: (inout JSONWriter, Row) -> Void) -> Response
    {
        .json(reserving: 256 + rows.count * 1024) { json in
            json.beginPage(count: count, next: next, previous: previous)
            for row in rows { write(&json, row) }
            json.endPage()
        }
    }

    /// The URL of this request as the client sees it, with some parameters changed, or removed if `nil`; keys in alphabetical order.
    func link(_ changes: KeyValuePairs<String, String?>) -> String {
        let kept = query.parameters.filter { parameter in !changes.contains { $0.key == parameter.name } }
        let set = changes.compactMap { name, value in value.map { Query.Parameter(name: name, value: $0) } }
        var link = "\(request.scheme)://\(request.host)\(request.path)"
        var separator = "?"
        for parameter in (kept + set).sorted(by: { $0.name.unicodeScalars.lexicographicallyPrecedes($1.name.unicodeScalars) }) {
            link += separator
            PercentEncoding.append(parameter.name, to: &link)
            link += "="
            PercentEncoding.append(parameter.value, to: &link)
            separator = "&"
        }
        return link
    }
}

extension JSONWriter {
    fileprivate mutating func beginPage(count: Int?, next: String?, previous: String?) {
        beginObject()
        member("count", count)
        member("next", next)
        member("previous", previous)
        key("results")
        beginArray()
    }

    fileprivate mutating func endPage() {
        endArray()
        endObject()
    }
}

/// Reads and writes the rows of a page that the store has not read yet.
private struct PageRemainder<Row>: Sendable {
    let numbers: [Int64]
    let read: @Sendable (ArraySlice<Int64>, _ size: Int) throws(StoreError) -> (rows: [Row], count: Int)
    let write: @Sendable (inout JSONWriter, [Row]) -> Void

    /// The rows from a position on, preceded by a comma unless they are the first of the page.
    func piece(at position: Int, isFirst: Bool, isAlone: Bool) throws(StoreError) -> StreamedResponse.Piece<Int>? {
        guard position < numbers.count else { return nil }
        let (rows, count) = try read(numbers[position...].prefix(isAlone ? 1 : numbers.count), StreamedResponse.pieceSize)
        var json = JSONWriter(reserving: StreamedResponse.pieceSize)
        json.beginArray()
        write(&json, rows)
        var bytes = json.take()
        if isFirst || rows.isEmpty { bytes.removeFirst() } else { bytes[0] = UInt8(ascii: ",") }
        return StreamedResponse.Piece(bytes: bytes, next: position + count)
    }
}
