internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// The results of a run that a query lets through, a page at a time.
struct ResultPages: Sendable {
    private static let pageRows = 500

    private let api: API
    private let requestID: String
    private let run: ID<BatchRun>
    private let query: ResultQuery

    init(of run: BatchRun, _ query: ResultQuery, for exchange: Exchange) {
        api = exchange.api
        requestID = exchange.request.id
        self.run = run.id
        self.query = query
    }

    /// Throws what `body` throws. A failure to read can only be told by ending too early.
    func forEachPage(_ body: ([RecordedResult]) throws(ClientGone) -> Void) throws(ClientGone) {
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

    private func page(_ query: ResultQuery) throws(ClientGone) -> [RecordedResult] {
        do {
            return try api.store.results(of: run, query)
        } catch {
            api.report(error, requestID)
            throw ClientGone()
        }
    }
}
