internal import Glibc
internal import JSON

extension JSONText {
    /// Whether it is a string that a cell of text can hold: one of Unicode scalars, and without the NUL at which many readers stop.
    var fitsText: Bool {
        if rawText({ _ in true }) == true { return true }
        guard text.utf8.first == UInt8(ascii: "\""), let string = try? JSONValue(parsing: self) else { return false }
        return string.loneSurrogate == nil && string.string?.utf8.contains(0) == false
    }

    /// Calls `body` with a string's characters where they stand in the text as they are, without an escape.
    fileprivate func rawText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        var text = text
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress, bytes.first == UInt8(ascii: "\""), memchr(start, 0x5c, bytes.count) == nil else {
                return nil
            }
            return body(UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)]))
        }
    }
}

extension CSVWriter {
    /// A value as JSON, or as the text that it is.
    mutating func cell(_ value: JSONText?, isJSON: Bool) {
        guard let value else { return nothing() }
        if isJSON { return text(value.text) }
        if value.rawText({ text($0) }) == nil { text((try? JSONValue(parsing: value))?.string ?? "") }
    }
}
