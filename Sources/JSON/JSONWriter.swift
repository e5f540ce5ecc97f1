/// Writes compact JSON: raw UTF-8, U+2028 and U+2029 escaped, commas where they belong.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Whether a value is written already where the next one goes.
    private var needsComma = false

    public init(reserving capacity: Int = 256) {
        bytes.reserveCapacity(capacity)
    }

    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// A key that needs no escapes.
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

    /// The shortest text that reads back as the same double; a whole one keeps its `.0`. JSON has no other numbers than finite ones:
    /// null stands for the rest.
    public mutating func number(_ value: Double) { token(value.isFinite ? value.description : "null") }

    public mutating func boolean(_ value: Bool) { token(value ? "true" : "false") }
    public mutating func null() { token("null") }

    /// A string of at most `capacity` bytes of ASCII that need no escapes: `write` fills a buffer and returns how many there are.
    public mutating func plainString(upTo capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<write(buffer)]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends a line of several documents; the next value begins another.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Forgets what was written, but not the room for it.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// What was written, which the writer forgets: nobody else holds these bytes, so that they can be changed without a copy.
    public mutating func take() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &bytes)
        needsComma = false
        return taken
    }

    /// A value that is JSON already.
    public mutating func json(_ value: JSONText) {
        separate()
        var text = value.text
        text.withUTF8 { EscapedText.append(json: $0, to: &bytes) }
    }
}

extension JSONWriter {
    /// What was written so far, as text.
    public var text: JSONText { JSONText(compact: String(decoding: bytes, as: UTF8.self)) }

    /// One value written by `write`.
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
