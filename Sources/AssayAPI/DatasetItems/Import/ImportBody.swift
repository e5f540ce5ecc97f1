internal import FastCGI

/// The body of an import, read piece by piece and never held as a whole.
struct ImportBody {
    /// A line of NDJSON or a row of CSV: as large as a body that brings a single item.
    static let rowLimit = 20_971_520

    private let body: any RequestBody
    private let limit: Int
    private var pace: ImportPace
    private var total = 0

    init(_ body: any RequestBody, limit: Int, pace: ImportPace = ImportPace()) throws(APIError) {
        guard body.length <= limit else { throw .tooLarge(limit: limit) }
        self.body = body
        self.limit = limit
        self.pace = pace
    }

    /// Fills the front of `buffer` and returns how many bytes it put there; 0 at the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(APIError) -> Int {
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
