internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// The results of a run that a query lets through, a page at a time.
struct ResultPages: Sendable {
    private static let pageRows = 500

    private let store: Store
    private let run: ID<BatchRun>
    private let query: ResultQuery

    init(of run: BatchRun, _ query: ResultQuery, for exchange: Exchange) {
        store = exchange.store
        self.run = run.id
        self.query = query
    }

    /// Throws what `body` throws. A failure to read breaks the answer off: its status is sent already.
    func forEachPage(_ body: ([RecordedResult]) throws(StreamAborted) -> Void) throws(StreamAborted) {
        var query = query
        query.limit = Self.pageRows
        while true {
            let rows = try page(query)
            guard let last = rows.last?.result else { return }
            try body(rows)
            guard rows.count == query.limit else { return }
            query.after = ResultCursor(item: last.item, evaluation: last.evaluation, trial: last.trial)
        }
    }

    private func page(_ query: ResultQuery) throws(StreamAborted) -> [RecordedResult] {
        do {
            return try store.results(of: run, query)
        } catch {
            throw .failed(error)
        }
    }
}
