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
    @Sendable private static func send(_ exchange: Exchange) throws -> Response {
        let run = try exchange.batchRun()
        let format = try ExportFormat(exchange)
        let results = ResultPages(of: run, try ResultQuery(exchange, run), for: exchange)
        return format.file(named: "batch-run-\(run.id)-results") { write throws(ClientGone) in
            switch format {
            case .ndjson: try lines(results, of: run, write)
            case .csv: try table(results, of: run, write)
            }
        }
    }

    private static func lines(
        _ results: ResultPages, of run: BatchRun, _ write: (UnsafeRawBufferPointer) throws(ClientGone) -> Void
    ) throws(ClientGone) {
        var json = JSONWriter(reserving: 1 << 20)
        try results.forEachPage { (page) throws(ClientGone) in
            for row in page {
                json.result(row, of: run)
                json.endLine()
            }
            try json.bytes.withUnsafeBufferPointer { (bytes) throws(ClientGone) in try write(UnsafeRawBufferPointer(bytes)) }
            json.removeAll()
        }
    }

    private static func table(
        _ results: ResultPages, of run: BatchRun, _ write: (UnsafeRawBufferPointer) throws(ClientGone) -> Void
    ) throws(ClientGone) {
        var csv = CSVWriter(reserving: 1 << 20)
        func send() throws(ClientGone) {
            try csv.bytes.withUnsafeBufferPointer { (bytes) throws(ClientGone) in try write(UnsafeRawBufferPointer(bytes)) }
            csv.removeAll()
        }
        csv.resultHeader()
        try results.forEachPage { (page) throws(ClientGone) in
            for row in page { csv.result(row, of: run) }
            try send()
        }
        try send()
    }
}
