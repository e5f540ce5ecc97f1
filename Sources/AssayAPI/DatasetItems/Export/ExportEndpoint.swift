internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// `datasets/{id}/items/export/`.
enum ExportEndpoint {
    static let route = Route(
        "datasets/{id}/items/export/", .get(send, needs: "dataset:read"), produces: ["application/x-ndjson", "application/json"])

    /// Items are read and written by so many, so that memory does not grow with the dataset.
    private static let batchRows = 100

    /// The items of the present revision, in the order in which they were added, as an import would take them.
    @Sendable private static func send(_ exchange: Exchange) throws -> Response {
        let dataset = try exchange.visibleDataset()
        let api = exchange.api
        let requestID = exchange.request.id
        return Response(
            status: 200, headers: [("Content-Type", "application/x-ndjson")],
            body: .stream { write throws(ClientGone) in
                var after: Int64 = 0
                while true {
                    let items = try batch(of: dataset, after: after, from: api, requestID: requestID)
                    guard let last = items.last else { return }
                    try lines(items).withUnsafeBufferPointer { (bytes) throws(ClientGone) in try write(UnsafeRawBufferPointer(bytes)) }
                    after = last.ordinal
                }
            })
    }

    /// A failure in the middle can only be told by ending too early.
    private static func batch(of dataset: Dataset, after: Int64, from api: API, requestID: String) throws(ClientGone) -> [StoredSample] {
        do {
            return try api.store.samples(of: dataset.id, revision: dataset.revision, after: after, limit: batchRows)
        } catch {
            api.report(error, requestID)
            throw ClientGone()
        }
    }

    private static func lines(_ items: [StoredSample]) -> [UInt8] {
        var lines = [UInt8]()
        for item in items {
            var json = JSONWriter(reserving: 1024)
            json.exported(item)
            lines += json.bytes
            lines.append(UInt8(ascii: "\n"))
        }
        return lines
    }
}

extension JSONWriter {
    /// A line of an export.
    fileprivate mutating func exported(_ item: StoredSample) {
        beginObject()
        member("id", item.id)
        member("input", item.content.input)
        member("output", item.content.output)
        member("expected", item.content.expected)
        member("metadata", item.content.metadata)
        member("external_id", item.content.externalID)
        member("ref_trace_id", item.content.refTraceID)
        member("ref_timestamp", item.content.refTimestamp)
        member("ref_source_id", item.content.refSourceID)
        endObject()
    }
}
