/// Percent-encoding of text in URLs, as by Python's `quote` and `unquote`.
enum PercentCoding {
    static func encode(_ text: Text) -> Text {
        let digits = Array("0123456789ABCDEF".utf8)
        let string = text.withBytes { bytes in
            String(unsafeUninitializedCapacity: bytes.count + 2 * escapes(bytes)) { output in
                var count = 0
                for byte in bytes {
                    if isUnreserved(byte) {
                        output[count] = byte
                        count += 1
                    } else {
                        output[count] = UInt8(ascii: "%")
                        output[count + 1] = digits[Int(byte >> 4)]
                        output[count + 2] = digits[Int(byte & 15)]
                        count += 3
                    }
                }
                return count
            }
        }
        return Text(string, count: string.utf8.count)
    }

    /// The length of the encoded text in characters.
    static func encodedCount(_ text: Text) -> Int { text.withBytes { $0.count + 2 * escapes($0) } }

    /// Invalid escapes are kept; bytes that are not valid UTF-8 become U+FFFD.
    static func decode(_ text: Text) -> Text {
        let decoded = text.withBytes { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var offset = 0
            while offset < bytes.count {
                let escaped = bytes[offset] == UInt8(ascii: "%") ? byte(escapedAt: offset, in: bytes) : nil
                output.append(escaped ?? bytes[offset])
                offset += escaped == nil ? 1 : 3
            }
            return output
        }
        return Text(String(decoding: decoded, as: UTF8.self))
    }

    /// Whether every percent sign begins an escape.
    static func isWellFormed(_ text: Text) -> Bool {
        text.withBytes { bytes in
            bytes.indices.allSatisfy { bytes[$0] != UInt8(ascii: "%") || byte(escapedAt: $0, in: bytes) != nil }
        }
    }

    private static func byte(escapedAt offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard offset + 2 < bytes.count, let high = Hexadecimal.value(bytes[offset + 1]), let low = Hexadecimal.value(bytes[offset + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func escapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        bytes.reduce(0) { isUnreserved($1) ? $0 : $0 + 1 }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}

/// Hexadecimal digits, two in lower case for each byte.
enum Hexadecimal {
    static func encode(_ bytes: some Collection<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The value of a digit in either case.
    static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
