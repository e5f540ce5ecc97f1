internal import FastCGI

/// The body of an import, read piece by piece and never held as a whole.
struct ImportBody {
    /// A line of NDJSON or a row of CSV: as large as a body that brings a single item.
    static let rowLimit = 20_971_520

    private let body: any RequestBody
    private let limit: Int
    private var pace: UploadRate
    private var total = 0
    /// What was read by `beginning` and not yet by `read`; `nil` before both.
    private var ahead: ArraySlice<UInt8>?
    private static let byteOrderMark: [UInt8] = [0xef, 0xbb, 0xbf]

    init(_ body: any RequestBody, limit: Int, pace: UploadRate = UploadRate()) throws(APIError) {
        guard body.length <= limit else { throw .tooLarge(limit: limit) }
        self.body = body
        self.limit = limit
        self.pace = pace
    }

    /// The first bytes, 4 KiB where there are as many. `read` gives them, too.
    ///
    /// Without the byte order mark that some editors and spreadsheets put before UTF-8.
    mutating func beginning() throws(APIError) -> [UInt8] {
        if let ahead { return Array(ahead) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        var count = 0
        while count < bytes.count {
            let read = try bytes.withUnsafeMutableBufferPointer { (bytes) throws(APIError) in
                try receive(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[count...])))
            }
            if read == 0 { break }
            count += read
        }
        let begun = bytes[..<count]
        ahead = begun.starts(with: Self.byteOrderMark) ? begun.dropFirst(Self.byteOrderMark.count) : begun
        return try beginning()
    }

    /// Fills the front of `buffer` and returns how many bytes it put there; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(APIError) -> Int {
        if ahead == nil { _ = try beginning() }
        guard let begun = ahead, !begun.isEmpty else { return try receive(into: buffer) }
        let piece = begun.prefix(buffer.count)
        buffer.copyBytes(from: piece)
        ahead = begun.dropFirst(piece.count)
        return piece.count
    }

    private mutating func receive(into buffer: UnsafeMutableRawBufferPointer) throws(APIError) -> Int {
        let count = try pace.time { () throws(APIError) in
            do throws(BodyError) {
                return try body.read(into: buffer)
            } catch {
                throw APIError(error)
            }
        }
        total += count
        guard total <= limit else { throw .tooLarge(limit: limit) }
        // A body without an announced length ends where it ends.
        guard count > 0 || total >= body.length else { throw APIError(.incomplete) }
        return count
    }
}
