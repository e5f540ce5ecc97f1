internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// The items of one revision, a page at a time.
struct RevisionItems: Sendable {
    /// The store ends a page sooner where the items are large.
    private static let pageRows = 1000

    private let store: Store
    private let dataset: ID<Dataset>
    private let revision: Int64

    init(of dataset: ID<Dataset>, revision: Int64, for exchange: Exchange) {
        store = exchange.store
        self.dataset = dataset
        self.revision = revision
    }

    /// Throws what `body` throws. A failure to read breaks the answer off: its status is sent already.
    func forEachPage(_ body: ([StoredSample]) throws(StreamAborted) -> Void) throws(StreamAborted) {
        var after: Int64 = 0
        while let last = try page(after: after, body) { after = last }
    }

    /// - Returns: the last ordinal of the page; `nil` at the end.
    private func page(after: Int64, _ body: ([StoredSample]) throws(StreamAborted) -> Void) throws(StreamAborted) -> Int64? {
        let items: [StoredSample]
        do {
            items = try store.samples(of: dataset, revision: revision, after: after, limit: Self.pageRows)
        } catch {
            throw .failed(error)
        }
        guard let last = items.last else { return nil }
        try body(items)
        return last.ordinal
    }
}
