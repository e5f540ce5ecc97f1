internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// `datasets/{id}/items/export/`.
enum ExportEndpoint {
    static let route = Route("datasets/{id}/items/export/", .get(send, needs: "dataset:read"), produces: ExportFormat.mediaTypes)

    /// The items of a revision, in the order in which they were added, as an import would take them.
    @Sendable private static func send(_ exchange: RequestContext) throws -> Response {
        let dataset = try exchange.visibleDataset()
        let format = try ExportFormat(exchange)
        let revision = try exchange.query.revision(of: dataset)
        let items = RevisionItems(of: dataset.id, revision: revision, for: exchange)
        return try exchange.stream(format.headers(ofFile: "dataset-\(dataset.id)-revision-\(revision)")) { stream throws(StreamAborted) in
            switch format {
            case .ndjson: try lines(items, to: stream)
            case .csv: try table(items, to: stream)
            }
        }
    }

    private static func lines(_ items: RevisionItems, to stream: any ResponseStream) throws(StreamAborted) {
        try items.send(to: stream) { page in
            var json = JSONWriter(reserving: page.textSize)
            for item in page {
                json.exported(item)
                json.endLine()
            }
            return json.take()
        }
    }

    /// What the columns are is only known once all items were looked at: the revision stays as it is between the two passes.
    private static func table(_ items: RevisionItems, to stream: any ResponseStream) throws(StreamAborted) {
        var table = ItemTable()
        try items.send(to: stream) { page in
            for item in page { table.look(at: item.content) }
            return []
        }
        var header = CSVWriter()
        table.writeHeader(to: &header)
        try stream.write(header.bytes)
        try items.send(to: stream) { page in
            var csv = CSVWriter(reserving: page.textSize)
            for item in page { table.write(item.content, to: &csv) }
            return csv.bytes
        }
    }
}

extension [StoredSample] {
    /// About as many bytes as they take up as text.
    fileprivate var textSize: Int { reduce(0) { $0 + $1.content.valuesSize + 256 } }
}

extension Query {
    /// `revision`: one that the dataset has; the present one where none is named.
    fileprivate func revision(of dataset: Dataset) throws(APIError) -> Int64 {
        guard let text = self["revision"], !text.isEmpty else { return dataset.revision }
        guard let revision = Int64(text), (0...dataset.revision).contains(revision) else {
            throw .invalid("revision", "There is no revision \(text): the present one is \(dataset.revision), the first 0.")
        }
        return revision
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
