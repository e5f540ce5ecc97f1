/// Why bytes are not JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// Such as `Expecting ',' delimiter`.
    public let reason: String
    /// Position in code points, from 0.
    public let offset: Int
    /// From 1.
    public let line: Int
    /// From 1, in code points.
    public let column: Int

    public init(reason: String, offset: Int, line: Int, column: Int) {
        self.reason = reason
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// `Expecting ',' delimiter: line 1 column 2 (char 1)`
    public var sentence: String { "\(reason): line \(line) column \(column) (char \(offset))" }
}

/// A syntax error that the parser found, with its offset in bytes.
struct Fault: Error {
    let reason: StaticString
    let offset: Int
}

extension JSONError {
    /// Converts the offset of a fault into line, column and characters.
    init(_ fault: Fault, in text: UnsafeBufferPointer<UInt8>) {
        var characters = 0
        var line = 1
        var lineStart = 0
        for byte in text[..<min(fault.offset, text.count)] where byte & 0xC0 != 0x80 {
            characters += 1
            if byte == UInt8(ascii: "\n") {
                line += 1
                lineStart = characters
            }
        }
        self.init(reason: "\(fault.reason)", offset: characters, line: line, column: characters - lineStart + 1)
    }
}
