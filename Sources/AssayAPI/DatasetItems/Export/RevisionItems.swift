internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// The items of one revision, a page at a time.
struct RevisionItems: Sendable {
    /// The store ends a page sooner where the items are large.
    private static let pageRows = 1000

    private let api: API
    private let requestID: String
    private let dataset: ID<Dataset>
    private let revision: Int64

    init(of dataset: ID<Dataset>, revision: Int64, for exchange: Exchange) {
        api = exchange.api
        requestID = exchange.request.id
        self.dataset = dataset
        self.revision = revision
    }

    /// Throws what `body` throws. A failure to read can only be told by ending too early.
    func forEachPage(_ body: ([StoredSample]) throws(ClientGone) -> Void) throws(ClientGone) {
        var after: Int64 = 0
        while let last = try page(after: after, body) { after = last }
    }

    /// - Returns: the last ordinal of the page; `nil` at the end.
    private func page(after: Int64, _ body: ([StoredSample]) throws(ClientGone) -> Void) throws(ClientGone) -> Int64? {
        let items: [StoredSample]
        do {
            items = try api.store.samples(of: dataset, revision: revision, after: after, limit: Self.pageRows)
        } catch {
            api.report(error, requestID)
            throw ClientGone()
        }
        guard let last = items.last else { return nil }
        try body(items)
        return last.ordinal
    }
}
