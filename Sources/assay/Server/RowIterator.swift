internal import JSON

/// The rows of a list one after the other, following `next` from page to page: only one page of them is in memory.
struct RowIterator {
    private let server: APIClient
    private var page: JSONValue?
    private var rows: ArraySlice<JSONValue> = []
    private let path: String
    private let query: [(String, String)]

    init(_ server: APIClient, _ path: String, _ query: [(String, String)] = []) {
        self.server = server
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
        guard let page else { return try server.get(path, query) }
        guard let link = page["next"]?.string else { return nil }
        return try server.page(link)
    }
}
