internal import Glibc

/// Splits the body of an import into lines.
struct LineReader {
    enum Line {
        case bytes([UInt8])
        /// The line is longer than the limit and was skipped.
        case tooLong
    }

    private var body: ImportBody
    private let limit: Int
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    /// The unconsumed part of the buffer, and the end of its part that is known to have no newline.
    private var start = 0
    private var end = 0
    private var searched = 0
    private var isAtEnd = false

    init(_ body: ImportBody, limit: Int = ImportBody.rowLimit) {
        self.body = body
        self.limit = limit
    }

    /// The next line, without its newline.
    mutating func next() throws(APIError) -> Line? {
        var isTooLong = false
        while true {
            if let newline = findNewline() {
                let length = newline - start
                defer { consume(through: newline + 1) }
                return isTooLong || length > limit ? .tooLong : .bytes(Array(buffer[start..<newline]))
            }
            if isAtEnd {
                defer { consume(through: end) }
                guard start < end || isTooLong else { return nil }
                return isTooLong ? .tooLong : .bytes(Array(buffer[start..<end]))
            }
            if end - start > limit {
                isTooLong = true
                consume(through: end)
            }
            try readMore()
        }
    }

    private mutating func consume(through position: Int) {
        start = position
        searched = position
    }

    private mutating func findNewline() -> Int? {
        let found: Int? = buffer.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let hit = memchr(base + searched, 0x0a, end - searched) else { return nil }
            return UnsafeRawPointer(hit) - base
        }
        if found == nil { searched = end }
        return found
    }

    /// Moves the unconsumed bytes to the front, enlarges the buffer if a line fills it, and reads.
    private mutating func readMore() throws(APIError) {
        if start > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                memmove(base, base + start, end - start)
            }
            end -= start
            consume(through: 0)
            searched = end
        }
        if end == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
        let count = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(APIError) in
            try body.read(into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: bytes[end...])))
        }
        end += count
        isAtEnd = count == 0
    }
}
