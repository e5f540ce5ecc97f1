internal import AssayStore
internal import FastCGI

/// Sends an answer that is read from the store piece by piece.
///
/// A piece with a large row waits for room in the memory budget, and is let go while the client is slow; once the client is ready, it is read
/// again. So what slow clients hold does not depend on how large rows are. What is read must stay as it is meanwhile.
struct StreamedResponse: Sendable {
    /// Bytes of rows in a piece; a single row may be larger.
    static let pieceSize = 256 << 10
    /// What is written at a time without a look at whether the client is ready.
    private static let sliceSize = 64 << 10
    /// How long a large piece waits in memory.
    private static let shortTime: Duration = .milliseconds(100)
    /// How long a client, or other requests with large rows, may take.
    private static let longTime: Duration = .seconds(60)

    struct Piece<Position> {
        let bytes: [UInt8]
        /// Where the next one begins.
        let next: Position
    }

    private let store: Store
    private let memory: MemoryBudget

    init(_ api: API) {
        store = api.store
        memory = api.memory
    }

    /// `read` makes the piece at a position, of a single row where `isAlone`; `nil` after the last.
    func send<Position>(
        to stream: any ResponseStream, from start: Position,
        _ read: (Position, _ isAlone: Bool) throws(StoreError) -> Piece<Position>?
    ) throws(StreamAborted) {
        var position = start
        var held = try piece(at: position, read)
        while let (bytes, next) = held.map({ ($0.piece.bytes.count, $0.piece.next) }) {
            if bytes > API.largeValue {
                try sendLarge(&held, at: position, to: stream, read)
            } else if bytes > 0, let piece = held?.piece {
                try stream.write(piece.bytes)
            }
            position = next
            // Two of them are never in memory.
            held = nil
            held = try piece(at: position, read)
        }
    }

    private func piece<Position>(
        at position: Position, _ read: (Position, Bool) throws(StoreError) -> Piece<Position>?
    ) throws(StreamAborted) -> (piece: Piece<Position>, share: MemoryReservation?)? {
        do {
            return try store.limitingValues(to: API.largeValue) { try read(position, false) }.map { (piece: $0, share: nil) }
        } catch {
            guard case StoreError.valueTooLarge = error else { throw .failed(error) }
        }
        let share = MemoryReservation(of: memory)
        guard share.grow(by: API.largeRow, within: Self.longTime) else { throw .failed(APIError.outOfMemory) }
        do throws(StoreError) {
            guard let piece = try read(position, true) else { return nil }
            share.shrink(to: piece.bytes.count)
            return (piece: piece, share: share)
        } catch {
            throw .failed(error)
        }
    }

    /// Sends the piece at a position, which is in `held` at first.
    private func sendLarge<Position>(
        _ held: inout (piece: Piece<Position>, share: MemoryReservation?)?, at position: Position, to stream: any ResponseStream,
        _ read: (Position, Bool) throws(StoreError) -> Piece<Position>?
    ) throws(StreamAborted) {
        let count = held?.piece.bytes.count ?? 0
        var sent = 0
        while sent < count {
            if !stream.isReady(within: Self.shortTime) {
                held = nil
                guard stream.isReady(within: Self.longTime) else { throw .clientTooSlow }
            }
            if held == nil { held = try piece(at: position, read) }
            guard let bytes = held?.piece.bytes, bytes.count == count else { throw .failed(ChangedMeanwhile()) }
            let end = min(sent + Self.sliceSize, count)
            try bytes.withUnsafeBufferPointer { (bytes) throws(StreamAborted) in
                try stream.write(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[sent..<end])))
            }
            sent = end
        }
    }
}

/// A row was changed while it was being sent.
struct ChangedMeanwhile: Error {}
