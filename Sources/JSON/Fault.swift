/// What stopped the parser, and before which byte.
struct Fault: Error {
    let reason: StaticString
    let offset: Int
}

extension JSONError {
    /// A fault with its place counted the way a person counts: in lines and characters.
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
