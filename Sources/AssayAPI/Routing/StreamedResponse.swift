internal import AssayStore
internal import FastCGI

/// Sends a response that is read from the store piece by piece.
///
/// A piece with a large row must reserve memory. It is dropped while the client is slow and read again once the client is ready, so that
/// the memory of slow clients does not depend on the size of their rows. The rows must not change meanwhile.
struct StreamedResponse: Sendable {
    /// Bytes of rows in a piece; a single row may be larger.
    static let pieceSize = 256 << 10
    /// Bytes of a large piece that are written before the client's readiness is checked again.
    private static let sliceSize = 64 << 10
    /// How long a large piece is kept in memory for a client that is not ready.
    private static let retentionTime: Duration = .milliseconds(100)
    /// How long to wait for a slow client, or for memory that other requests use.
    private static let waitTimeout: Duration = .seconds(60)

    struct Piece<Position> {
        let bytes: [UInt8]
        /// The position of the next piece.
        let next: Position
    }

    private let store: Store
    private let memory: MemoryBudget

    init(_ api: API) {
        store = api.store
        memory = api.memory
    }

    /// `read` returns the piece at a position, with a single row if `isAlone`; `nil` after the last.
    func send<Position>(
        to stream: any ResponseStream, from start: Position,
        _ read: (Position, _ isAlone: Bool) throws(StoreError) -> Piece<Position>?
    ) throws(StreamAborted) {
        var position = start
        var buffered = try piece(at: position, read)
        while let (bytes, next) = buffered.map({ ($0.piece.bytes.count, $0.piece.next) }) {
            if bytes > API.largeValue {
                try sendLarge(&buffered, at: position, to: stream, read)
            } else if bytes > 0, let piece = buffered?.piece {
                try stream.write(piece.bytes)
            }
            position = next
            // Free this piece before the next one is read.
            buffered = nil
            buffered = try piece(at: position, read)
        }
    }

    private func piece<Position>(
        at position: Position, _ read: (Position, Bool) throws(StoreError) -> Piece<Position>?
    ) throws(StreamAborted) -> (piece: Piece<Position>, reservation: MemoryReservation?)? {
        do {
            return try store.limitingValues(to: API.largeValue) { try read(position, false) }.map { (piece: $0, reservation: nil) }
        } catch {
            guard case StoreError.valueTooLarge = error else { throw .failed(error) }
        }
        let reservation = MemoryReservation(of: memory)
        guard reservation.grow(by: API.largeRow, within: Self.waitTimeout) else { throw .failed(APIError.outOfMemory) }
        do throws(StoreError) {
            guard let piece = try read(position, true) else { return nil }
            reservation.shrink(to: piece.bytes.count)
            return (piece: piece, reservation: reservation)
        } catch {
            throw .failed(error)
        }
    }

    /// Sends the piece at a position, which is in `buffered` at first.
    private func sendLarge<Position>(
        _ buffered: inout (piece: Piece<Position>, reservation: MemoryReservation?)?, at position: Position, to stream: any ResponseStream,
        _ read: (Position, Bool) throws(StoreError) -> Piece<Position>?
    ) throws(StreamAborted) {
        let count = buffered?.piece.bytes.count ?? 0
        var sent = 0
        while sent < count {
            if !stream.isReady(within: Self.retentionTime) {
                buffered = nil
                guard stream.isReady(within: Self.waitTimeout) else { throw .clientTooSlow }
            }
            if buffered == nil { buffered = try piece(at: position, read) }
            guard let bytes = buffered?.piece.bytes, bytes.count == count else { throw .failed(RowChangedWhileStreaming()) }
            let end = min(sent + Self.sliceSize, count)
            try bytes.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in
                try stream.write(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[sent..<end])))
            }
            sent = end
        }
    }
}

/// A row changed while it was being sent.
struct RowChangedWhileStreaming: Error {}
