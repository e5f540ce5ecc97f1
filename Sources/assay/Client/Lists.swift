internal import JSON

/// Iterates over the rows of a list, following `next` from page to page. Only one page is in memory.
struct RowIterator {
    private let client: APIClient
    private var page: JSONValue?
    private var rows: ArraySlice<JSONValue> = []
    private let path: String
    private let query: [(String, String)]

    init(_ client: APIClient, _ path: String, _ query: [(String, String)] = []) {
        self.client = client
        self.path = path
        self.query = query
    }

    /// The next row; `nil` after the last.
    mutating func next() throws(Failure) -> JSONValue? {
        while rows.isEmpty {
            guard let next = try nextPage() else { return nil }
            page = next
            rows = (next["results"]?.elements ?? [])[...]
        }
        return rows.popFirst()
    }

    private func nextPage() throws(Failure) -> JSONValue? {
        guard let page else { return try client.get(path, query) }
        guard let link = page["next"]?.string else { return nil }
        return try client.page(link)
    }
}

extension APIClient {
    /// Writes a long answer to standard output as it arrives.
    func download(_ path: String, _ query: [(String, String)]) throws(Failure) {
        var code: Int32?
        try stream(path, query) { chunk in
            code = Console.write(chunk)
            return code == nil
        }
        if let code { throw Console.unwritable(code) }
    }

    /// Writes an answer with one JSON object per line to standard output, as one JSON array.
    func downloadArray(_ path: String, _ query: [(String, String)]) throws(Failure) {
        var splitter = LineSplitter()
        var isEmpty = true
        var code: Int32?
        try stream(path, query) { chunk in
            var elements: [UInt8] = []
            for line in splitter.lines(completedBy: chunk) {
                elements.append(UInt8(ascii: isEmpty ? "[" : ","))
                elements += line
                isEmpty = false
            }
            code = elements.withUnsafeBytes { Console.write($0) }
            return code == nil
        }
        if let code { throw Console.unwritable(code) }
        try Console.writeLine(isEmpty ? "[]" : "]")
    }
}

/// Splits a stream of chunks into lines.
private struct LineSplitter {
    /// The beginning of the line that is not complete yet.
    private var partialLine: [UInt8] = []

    /// The lines that end in this chunk, without their line breaks.
    mutating func lines(completedBy chunk: UnsafeRawBufferPointer) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var remaining = chunk[...]
        while let end = remaining.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(partialLine + remaining[..<end])
            partialLine = []
            remaining = remaining[(end + 1)...]
        }
        partialLine += remaining
        return lines
    }
}
