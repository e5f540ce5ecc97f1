internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// The results of a run that a query lets through, a page at a time.
struct ResultPages: Sendable {
    private static let pageRows = 500

    private let store: Store
    private let run: BatchRun
    private let query: ResultQuery
    /// Whether each comes with the item that was judged.
    let expandsItems: Bool

    init(of run: BatchRun, _ query: ResultQuery, expandsItems: Bool, for exchange: RequestContext) {
        store = exchange.store
        self.run = run
        self.query = query
        self.expandsItems = expandsItems
    }

    /// Throws what `body` throws. A failure to read breaks the answer off: its status is sent already.
    func forEachPage(_ body: ([ExpandedResult]) throws(StreamAborted) -> Void) throws(StreamAborted) {
        var query = query
        query.limit = Self.pageRows
        while true {
            let rows = try page(query)
            guard let last = rows.last?.result else { return }
            try handOver(rows, to: body)
            guard rows.count == query.limit else { return }
            query.after = ResultCursor(item: last.item, evaluation: last.evaluation, trial: last.trial)
        }
    }

    /// All at once, or as many at a time as there is room for with their items.
    private func handOver(
        _ rows: [RecordedResult], to body: ([ExpandedResult]) throws(StreamAborted) -> Void
    ) throws(StreamAborted) {
        var rest = rows[...]
        while !rest.isEmpty {
            let expanded = try read { () throws(StoreError) in try store.expanded(rest, of: run, withItems: expandsItems) }
            try body(expanded)
            rest = rest.dropFirst(expanded.count)
        }
    }

    private func page(_ query: ResultQuery) throws(StreamAborted) -> [RecordedResult] {
        try read { () throws(StoreError) in try store.results(of: run.id, query) }
    }

    private func read<Value>(_ body: () throws(StoreError) -> Value) throws(StreamAborted) -> Value {
        do {
            return try body()
        } catch {
            throw .failed(error)
        }
    }
}
