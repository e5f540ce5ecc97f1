internal import AssayDomain

/// Writes CSV by RFC 4180: lines end in CRLF, and cells are quoted only if necessary.
///
/// A missing value is an empty cell; an empty string is `""`.
struct CSVWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether this row already has a cell.
    private var needsComma = false

    init(reserving capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    mutating func emptyCell() { beginCell() }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        beginCell()
        guard Self.needsQuotes(text) else {
            bytes.append(contentsOf: text)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        var remaining = text[...]
        while let quote = remaining.firstIndex(of: UInt8(ascii: "\"")) {
            bytes.append(contentsOf: remaining[...quote])
            bytes.append(UInt8(ascii: "\""))
            remaining = remaining[(quote + 1)...]
        }
        bytes.append(contentsOf: remaining)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A cell of at most `capacity` bytes that needs no quotes: `write` fills a buffer and returns the number of bytes.
    mutating func plain(upTo capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        beginCell()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<write(buffer)]))
        }
    }

    mutating func endRow() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Removes the written rows, but keeps the capacity.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func beginCell() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// RFC 4180 does not require quotes for white space at the ends, but many readers drop it otherwise.
    private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if first <= UInt8(ascii: " ") || last <= UInt8(ascii: " ") { return true }
        // An import skips rows that have only white space.
        if first >= 0x80, text.isBlankText { return true }
        // Without an early exit the loop is vectorized.
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

/// Cells of the types that exports have; `nil` is an empty cell.
extension CSVWriter {
    mutating func cell(_ value: String?) {
        if let value { text(value) } else { emptyCell() }
    }

    mutating func cell(_ value: Bool?) {
        if let value { text(value ? "true" : "false") } else { emptyCell() }
    }

    mutating func cell(_ value: (some BinaryInteger)?) {
        if let value { text(value.description) } else { emptyCell() }
    }

    /// A number as in JSON; an infinite one is an empty cell.
    mutating func cell(_ value: Double?) {
        if let value, value.isFinite { text(value.description) } else { emptyCell() }
    }

    mutating func cell(_ value: Timestamp?) {
        guard let value else { return emptyCell() }
        plain(upTo: Timestamp.textLength, value.write)
    }

    mutating func cell<Thing>(_ value: ID<Thing>?) {
        guard let value else { return emptyCell() }
        plain(upTo: ID<Thing>.textLength, value.write)
    }
}
