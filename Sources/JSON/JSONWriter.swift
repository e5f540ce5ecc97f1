/// Writes compact JSON in UTF-8, with U+2028 and U+2029 escaped. Commas are inserted automatically.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Whether the next key or value needs a comma before it.
    private var needsComma = false

    public init(reserving capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a key without escapes.
    public mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    public mutating func integer(_ value: some BinaryInteger) { token(value.description) }

    /// Writes the shortest text that reads back as the same double; a whole number has `.0`. JSON has no infinity or NaN: they become null.
    public mutating func number(_ value: Double) { token(value.isFinite ? value.description : "null") }

    public mutating func boolean(_ value: Bool) { token(value ? "true" : "false") }
    public mutating func null() { token("null") }

    /// Writes a string of at most `capacity` ASCII characters without escapes. `write` fills a buffer and returns the length.
    public mutating func plainString(upTo capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<write(buffer)]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends a document of several; the next value begins on a new line.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Removes all bytes, but keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Moves the bytes out of the writer, which is empty afterwards. The caller is their only owner, so changing them makes no copy.
    public mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        needsComma = false
        return taken
    }

    /// Writes a value that is JSON already.
    public mutating func json(_ value: JSONText) {
        separate()
        value.bytes.withUnsafeBufferPointer { EscapedText.append(json: $0, to: &bytes) }
    }
}

extension JSONWriter {
    /// The text so far.
    public var text: JSONText { JSONText(compact: bytes) }

    /// The text of one value that `write` writes.
    public static func text(_ write: (inout JSONWriter) -> Void) -> JSONText {
        var writer = JSONWriter()
        write(&writer)
        return writer.text
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func token(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ value: String) {
        var value = value
        bytes.append(UInt8(ascii: "\""))
        value.withUTF8 { EscapedText.append($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}

/// Copies text into JSON and escapes what must be escaped. Runs of other characters are copied at once.
enum EscapedText {
    /// Appends the text of a string, without quotation marks.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        copy(text, to: &bytes, stopAt: \.escaped)
    }

    /// Appends JSON. Only the two line separators are escaped, which can occur only inside strings.
    static func append(json text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        copy(text, to: &bytes, stopAt: \.separatorLeadBytes)
    }

    @inline(__always)
    private static func copy(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], stopAt matches: (EightBytes) -> UInt64) {
        var copied = 0
        var index = first(in: text, from: 0, matches)
        while index < text.count {
            let byte = text[index]
            let length = byte == 0xE2 ? 3 : 1
            if byte != 0xE2 || isLineSeparator(text, index) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                bytes.append(UInt8(ascii: "\\"))
                escape(text[index + length - 1], to: &bytes)
                copied = index + length
            }
            index = first(in: text, from: index + length, matches)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied...]))
    }

    /// The index of the first match from `start` on; without a match, an index past the end.
    @inline(__always)
    private static func first(in text: UnsafeBufferPointer<UInt8>, from start: Int, _ matches: (EightBytes) -> UInt64) -> Int {
        guard let address = text.baseAddress else { return text.count }
        var index = start
        while index < text.count {
            let found = matches(index + 8 <= text.count ? EightBytes(at: address + index) : EightBytes(last: text[index...]))
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        return index
    }

    /// U+2028 or U+2029: E2 80 A8 or E2 80 A9.
    private static func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8
    }

    /// Appends what follows the backslash. For a line separator, `byte` is its last byte.
    private static func escape(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0xA8: bytes.append(contentsOf: "u2028".utf8)
        case 0xA9: bytes.append(contentsOf: "u2029".utf8)
        default:
            bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
            let digit = byte & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
