internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// `batch_runs/{id}/results/export/`.
enum ResultExportEndpoint {
    static let route = Route(
        "batch_runs/{id}/results/export/", .get(send, needs: "evaluation:read", "dataset:read"), produces: ExportFormat.mediaTypes)

    /// The recorded results of a run, with the filters of `results/`. Results that are recorded during the export may be missing.
    @Sendable private static func send(_ context: RequestContext) throws -> Response {
        let run = try context.batchRun()
        let format = try ExportFormat(context)
        let results = ResultPages(
            of: run, try ResultQuery(context, run), expandsItems: try context.query.expandsItems(), for: context)
        return try context.stream(format.headers(ofFile: "batch-run-\(run.id)-results")) { stream throws(StreamAborted) in
            switch format {
            case .ndjson: try lines(results, of: run, to: stream)
            case .csv: try table(results, of: run, to: stream)
            }
        }
    }

    private static func lines(_ results: ResultPages, of run: BatchRun, to stream: any ResponseStream) throws(StreamAborted) {
        var json = JSONWriter(reserving: 1 << 20)
        try results.forEachPage { (page) throws(StreamAborted) in
            for row in page {
                json.result(row.row, of: run, item: row.item)
                json.endLine()
            }
            try stream.write(json.bytes)
            json.removeAll()
        }
    }

    private static func table(_ results: ResultPages, of run: BatchRun, to stream: any ResponseStream) throws(StreamAborted) {
        var csv = CSVWriter(reserving: 1 << 20)
        func send() throws(StreamAborted) {
            try stream.write(csv.bytes)
            csv.removeAll()
        }
        csv.resultHeader(withItems: results.expandsItems)
        try results.forEachPage { (page) throws(StreamAborted) in
            for row in page { csv.result(row.row, of: run, item: row.item) }
            try send()
        }
        try send()
    }
}

/// Reads the results of a run that match a query, page by page.
struct ResultPages: Sendable {
    private static let pageRows = 500

    private let store: Store
    private let run: BatchRun
    private let query: ResultQuery
    /// Whether each result has the item that was judged.
    let expandsItems: Bool

    init(of run: BatchRun, _ query: ResultQuery, expandsItems: Bool, for context: RequestContext) {
        store = context.store
        self.run = run
        self.query = query
        self.expandsItems = expandsItems
    }

    /// Rethrows the errors of `body`. A failure to read aborts the response, because its status has been sent already.
    func forEachPage(_ body: ([ExpandedResult]) throws(StreamAborted) -> Void) throws(StreamAborted) {
        var query = query
        query.limit = Self.pageRows
        while true {
            let rows = try page(query)
            guard let last = rows.last?.result else { return }
            try expand(rows, body)
            guard rows.count == query.limit else { return }
            query.after = ResultCursor(item: last.item, evaluation: last.evaluation, trial: last.trial)
        }
    }

    /// Calls `body` with all rows at once or, with items, with as many at a time as fit into memory.
    private func expand(
        _ rows: [RecordedResult], _ body: ([ExpandedResult]) throws(StreamAborted) -> Void
    ) throws(StreamAborted) {
        var remaining = rows[...]
        while !remaining.isEmpty {
            let expanded = try read { () throws(StoreError) in try store.expanded(remaining, of: run, withItems: expandsItems) }
            try body(expanded)
            remaining = remaining.dropFirst(expanded.count)
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
