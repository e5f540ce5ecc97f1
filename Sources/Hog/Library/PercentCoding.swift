/// Text in URLs, by Python's `quote` and `unquote`.
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

    /// How many characters a text has once it is encoded.
    static func encodedCount(_ text: Text) -> Int { text.withBytes { $0.count + 2 * escapes($0) } }

    /// What is no escape stays as it is; bytes that are no UTF-8 become U+FFFD.
    static func decode(_ text: Text) -> Text {
        let decoded = text.withBytes { bytes in
            var output: [UInt8] = []
            output.reserveCapacity(bytes.count)
            var place = 0
            while place < bytes.count {
                let escaped = bytes[place] == UInt8(ascii: "%") ? byte(escapedAt: place, in: bytes) : nil
                output.append(escaped ?? bytes[place])
                place += escaped == nil ? 1 : 3
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

    private static func byte(escapedAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard place + 2 < bytes.count, let high = Hexadecimal.value(bytes[place + 1]), let low = Hexadecimal.value(bytes[place + 2])
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
