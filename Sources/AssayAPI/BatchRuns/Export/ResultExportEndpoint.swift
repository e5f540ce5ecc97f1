internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// `batch_runs/{id}/results/export/`.
enum ResultExportEndpoint {
    static let route = Route(
        "batch_runs/{id}/results/export/", .get(send, needs: "evaluation:read", "dataset:read"), produces: ExportFormat.mediaTypes)

    /// What is recorded of a run, with the filters of `results/`. Of a run that goes on, what is
    /// recorded meanwhile may or may not be in it.
    @Sendable private static func send(_ exchange: RequestContext) throws -> Response {
        let run = try exchange.batchRun()
        let format = try ExportFormat(exchange)
        let results = ResultPages(
            of: run, try ResultQuery(exchange, run), expandsItems: try exchange.query.expandsItems(), for: exchange)
        return try exchange.stream(format.headers(ofFile: "batch-run-\(run.id)-results")) { stream throws(StreamAborted) in
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
