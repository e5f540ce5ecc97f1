/// The encoding of query strings and forms: `%41` for a byte, and `+` for a space.
enum PercentEncoding {
    /// Decodes a string. A `%` that is not followed by two hex digits is kept.
    static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool = true) -> [UInt8] {
        var bytes = [UInt8]()
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index != text.endIndex {
            let byte = text[index]
            index = text.index(after: index)
            if byte == UInt8(ascii: "%"), let value = escaped(text, at: &index) {
                bytes.append(value)
            } else {
                bytes.append(byte == UInt8(ascii: "+") && plusIsSpace ? UInt8(ascii: " ") : byte)
            }
        }
        return bytes
    }

    /// Appends a string in the encoding of forms.
    static func append(_ text: String, to encoded: inout String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: " "):
                encoded.append("+")
            default:
                encoded.append(byte < 16 ? "%0" : "%")
                encoded.append(String(byte, radix: 16, uppercase: true))
            }
        }
    }

    /// The byte of two hex digits at `index`, which moves past them.
    private static func escaped<Text: Collection<UInt8>>(_ text: Text, at index: inout Text.Index) -> UInt8? {
        guard index != text.endIndex, let high = hexDigit(text[index]) else { return nil }
        let second = text.index(after: index)
        guard second != text.endIndex, let low = hexDigit(text[second]) else { return nil }
        index = text.index(after: second)
        return high << 4 | low
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
