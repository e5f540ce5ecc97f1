/// Writes CSV as RFC 4180 has it: lines end in CRLF, and quotes stand where a cell needs them.
///
/// Nothing between two commas is no value; an empty text is `""`.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether a cell is written already in this row.
    private var needsComma = false

    init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    mutating func nothing() { separate() }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        guard Self.needsQuotes(text) else {
            bytes.append(contentsOf: text)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        var rest = text[...]
        while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
            bytes.append(contentsOf: rest[...quote])
            bytes.append(UInt8(ascii: "\""))
            rest = rest[(quote + 1)...]
        }
        bytes.append(contentsOf: rest)
        bytes.append(UInt8(ascii: "\""))
    }

    /// At most `capacity` bytes that need no quotes: `write` fills a buffer and returns how many there are.
    mutating func plain(upTo capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        separate()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<write(buffer)]))
        }
    }

    mutating func endRow() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Forgets the rows that were written, but not the room for them.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Blanks at the ends need none by the letter, but many a reader drops them.
    private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if first <= UInt8(ascii: " ") || last <= UInt8(ascii: " ") { return true }
        // A row with nothing but blanks in it is none to an import.
        if first >= 0x80, text.isBlankText { return true }
        // Without a way out the loop goes many bytes at a time.
        var found: UInt8 = 0
        for byte in text {
            found |= byte == UInt8(ascii: ",") ? 1 : 0
            found |= byte == UInt8(ascii: "\"") ? 1 : 0
            found |= byte == UInt8(ascii: "\r") ? 1 : 0
            found |= byte == UInt8(ascii: "\n") ? 1 : 0
        }
        return found != 0
    }
}
