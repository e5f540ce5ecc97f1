internal import FastCGI

/// The body of an import, which is read piece by piece and never held in memory as a whole.
struct ImportBody {
    /// Maximum bytes of a line of NDJSON or a row of CSV: the same as for a request body with a single item.
    static let rowLimit = 20_971_520

    private let body: any RequestBody
    private let limit: Int
    private var rate: UploadRate
    private var total = 0
    /// The bytes that `beginning` has read and `read` has not returned yet; `nil` before the first call of either.
    private var peeked: ArraySlice<UInt8>?
    private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    init(_ body: any RequestBody, limit: Int, rate: UploadRate = UploadRate()) throws(APIError) {
        guard body.length <= limit else { throw .tooLarge(limit: limit) }
        self.body = body
        self.limit = limit
        self.rate = rate
    }

    /// The first bytes, up to 4 KiB, without a UTF-8 byte order mark. `read` returns them again.
    mutating func beginning() throws(APIError) -> [UInt8] {
        if let peeked { return Array(peeked) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = 0
        while count < bytes.count {
            let read = try bytes.withUnsafeMutableBufferPointer { (bytes) throws(APIError) in
                try receive(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[count...])))
            }
            if read == 0 { break }
            count += read
        }
        let start = bytes[..<count]
        peeked = start.starts(with: Self.byteOrderMark) ? start.dropFirst(Self.byteOrderMark.count) : start
        return try beginning()
    }

    /// Fills the front of `buffer` and returns the number of bytes; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(APIError) -> Int {
        if peeked == nil { _ = try beginning() }
        guard let start = peeked, !start.isEmpty else { return try receive(into: buffer) }
        let piece = start.prefix(buffer.count)
        buffer.copyBytes(from: piece)
        peeked = start.dropFirst(piece.count)
        return piece.count
    }

    private mutating func receive(into buffer: UnsafeMutableRawBufferPointer) throws(APIError) -> Int {
        let count = try rate.measure { () throws(APIError) in
            do throws(BodyError) {
                return try body.read(into: buffer)
            } catch {
                throw APIError(error)
            }
        }
        total += count
        guard total <= limit else { throw .tooLarge(limit: limit) }
        // The length of a body without an announced one is 0.
        guard count > 0 || total >= body.length else { throw APIError(.incomplete) }
        return count
    }
}

/// The minimum rate of an import's body, because an import holds a thread and one of its project's permits.
///
/// Only the time that Assay waits for the client counts.
struct UploadRate {
    /// Bytes per second: 1 GiB takes three days at this rate.
    static let minimumRate = 4096
    /// The longest pause. It is also the most time that a fast part can save for a slower one after it.
    static let gracePeriod: Duration = .seconds(60)

    private let now: () -> ContinuousClock.Instant
    /// The time that the client has left.
    private var credit = UploadRate.gracePeriod

    init(now: @escaping () -> ContinuousClock.Instant = { .now }) {
        self.now = now
    }

    /// Reads a piece. Throws if the body arrives too slowly.
    mutating func measure(_ read: () throws(APIError) -> Int) throws(APIError) -> Int {
        let start = now()
        let count = try read()
        credit -= start.duration(to: now())
        credit = min(credit + .seconds(Double(count) / Double(Self.minimumRate)), Self.gracePeriod)
        if count > 0, credit < .zero { throw Self.tooSlow }
        return count
    }

    private static let tooSlow = APIError(
        status: 408, type: "invalid_request", code: "request_timeout",
        detail: """
            The body arrives too slowly: send at least \(minimumRate) bytes per second, with pauses of less than a minute. \
            Import the lines in smaller parts, or over a faster connection.
            """)
}
