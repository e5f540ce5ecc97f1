/// Strings in quotation marks and names in backquotes, with Hog's escapes.
enum QuotedText {
    static func quoted(_ text: String, by quote: Unicode.Scalar) -> String {
        var quoted: [UInt8] = []
        quoted.reserveCapacity(text.utf8.count + 2)
        let mark = UInt8(truncatingIfNeeded: quote.value)
        quoted.append(mark)
        for byte in text.utf8 {
            if let letter = byte == mark ? mark : escape(byte) {
                quoted.append(UInt8(ascii: "\\"))
                quoted.append(letter)
            } else {
                quoted.append(byte)
            }
        }
        quoted.append(mark)
        return String(decoding: quoted, as: UTF8.self)
    }

    /// Within single quotation marks, of which only those inside are escaped.
    static func marked(_ text: String) -> String {
        let mark = UInt8(ascii: "'")
        let inside = text.utf8.flatMap { $0 == mark ? [UInt8(ascii: "\\"), mark] : [$0] }
        return String(decoding: [mark] + inside + [mark], as: UTF8.self)
    }

    /// A name that is no simple one is quoted.
    static func name(_ name: String) -> String { isSimple(name) ? name : quoted(name, by: "`") }

    private static func isSimple(_ name: String) -> Bool {
        guard let first = name.utf8.first, isLetter(first) else { return false }
        return name.utf8.allSatisfy { isLetter($0) || $0 &- UInt8(ascii: "0") < 10 }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    /// What follows the backslash.
    private static func escape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x08: UInt8(ascii: "b")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        case 0x0A: UInt8(ascii: "n")
        case 0x09: UInt8(ascii: "t")
        case 0x00: UInt8(ascii: "0")
        case 0x07: UInt8(ascii: "a")
        case 0x0B: UInt8(ascii: "v")
        case UInt8(ascii: "\\"): UInt8(ascii: "\\")
        default: nil
        }
    }
}
