internal import AssayDomain
internal import AssayStore
internal import FastCGI

/// The items of one revision, a piece at a time.
struct RevisionItems: Sendable {
    private static let pieceRows = 1000

    private let store: Store
    private let pieces: StreamedResponse
    private let dataset: ID<Dataset>
    private let revision: Int64

    init(of dataset: ID<Dataset>, revision: Int64, for exchange: RequestContext) {
        store = exchange.store
        pieces = StreamedResponse(exchange.api)
        self.dataset = dataset
        self.revision = revision
    }

    /// Sends what `write` makes of the items, some at a time. It may be asked for the same ones again. A failure to read breaks the answer
    /// off: its status is sent already.
    func send(to stream: any ResponseStream, _ write: ([StoredSample]) -> [UInt8]) throws(StreamAborted) {
        try pieces.send(to: stream, from: Int64(0)) { after, isAlone throws(StoreError) in
            let items = try store.samples(
                of: dataset, revision: revision, after: after, limit: isAlone ? 1 : Self.pieceRows, upTo: StreamedResponse.pieceSize)
            guard let last = items.last else { return nil }
            return StreamedResponse.Piece(bytes: write(items), next: last.ordinal)
        }
    }
}
