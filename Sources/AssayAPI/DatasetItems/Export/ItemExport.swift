internal import AssayDomain
internal import AssayStore
internal import FastCGI
internal import JSON

/// `datasets/{id}/items/export/`.
enum ItemExportEndpoint {
    static let route = Route("datasets/{id}/items/export/", .get(send, needs: "dataset:read"), produces: ExportFormat.mediaTypes)

    /// The items of a revision, in the order in which they were added, in a format that an import reads.
    @Sendable private static func send(_ context: RequestContext) throws -> Response {
        let dataset = try context.visibleDataset()
        let format = try ExportFormat(context)
        let revision = try context.query.revision(of: dataset)
        let items = RevisionItemPages(of: dataset.id, revision: revision, for: context)
        return try context.stream(format.headers(ofFile: "dataset-\(dataset.id)-revision-\(revision)")) { stream throws(StreamAborted) in
            switch format {
            case .ndjson: try lines(items, to: stream)
            case .csv: try table(items, to: stream)
            }
        }
    }

    private static func lines(_ items: RevisionItemPages, to stream: any ResponseStream) throws(StreamAborted) {
        try items.send(to: stream) { page in
            var json = JSONWriter(reserving: page.textSize)
            for item in page {
                json.exported(item)
                json.endLine()
            }
            return json.take()
        }
    }

    /// Reads the items twice, because the columns depend on all of them. A revision does not change between the two passes.
    private static func table(_ items: RevisionItemPages, to stream: any ResponseStream) throws(StreamAborted) {
        var table = ItemTable()
        try items.send(to: stream) { page in
            for item in page { table.inspect(item.content) }
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

extension [RevisionItem] {
    /// About the number of bytes that they have as text.
    fileprivate var textSize: Int { reduce(0) { $0 + $1.content.valuesSize + 256 } }
}

extension Query {
    /// `revision`: one that the dataset has; by default the present one.
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
    fileprivate mutating func exported(_ item: RevisionItem) {
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

/// Reads the items of one revision piece by piece.
struct RevisionItemPages: Sendable {
    private static let pieceRows = 1000

    private let store: Store
    private let pieces: StreamedResponse
    private let dataset: ID<Dataset>
    private let revision: Int64

    init(of dataset: ID<Dataset>, revision: Int64, for context: RequestContext) {
        store = context.store
        pieces = StreamedResponse(context.api)
        self.dataset = dataset
        self.revision = revision
    }

    /// Sends the bytes that `write` returns for some items at a time. `write` may be called for the same items again. A failure to read
    /// aborts the response, because its status has been sent already.
    func send(to stream: any ResponseStream, _ write: ([RevisionItem]) -> [UInt8]) throws(StreamAborted) {
        try pieces.send(to: stream, from: Int64(0)) { after, isAlone throws(StoreError) in
            let items = try store.items(
                of: dataset, revision: revision, after: after, limit: isAlone ? 1 : Self.pieceRows, upTo: StreamedResponse.pieceSize)
            guard let last = items.last else { return nil }
            return StreamedResponse.Piece(bytes: write(items), next: last.ordinal)
        }
    }
}
