/// Bytes as text of 64 letters (RFC 4648), and back as forgivingly as Python's `b64decode`.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The letter's six bits, or 64 for what is no letter.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 64, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { output in
            var count = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let given = min(3, bytes.count - start)
                let group =
                    UInt32(bytes[start]) << 16 | (given > 1 ? UInt32(bytes[start + 1]) << 8 : 0)
                    | (given > 2 ? UInt32(bytes[start + 2]) : 0)
                for place in 0..<4 {
                    output[count] = place > given ? UInt8(ascii: "=") : letters[Int(group >> (18 - 6 * UInt32(place)) & 63)]
                    count += 1
                }
            }
            return count
        }
    }

    /// With the two letters that are safe in a URL, and without padding.
    static func encodeForURL(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let letters = encode(bytes).utf8.lazy.filter { $0 != UInt8(ascii: "=") }.map { letter -> UInt8 in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: letter
            }
        }
        return String(decoding: Array(letters), as: UTF8.self)
    }

    static func decode(_ text: Text) throws(HogFailure) -> Text {
        try UTF8Text.decode(decode(Array(text.string.utf8)))
    }

    /// Skips what is no letter, and ends where the padding is complete.
    private static func decode(_ text: [UInt8]) throws(HogFailure) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3 + 3)
        // The bits that make no whole byte yet, and how many letters of the group and how much padding there was.
        var (bits, letters, padding): (UInt8, Int, Int) = (0, 0, 0)
        for byte in text {
            if byte == UInt8(ascii: "=") {
                guard letters >= 2 else { continue }
                padding += 1
                if letters + padding >= 4 { return output }
                continue
            }
            let value = values[Int(byte)]
            guard value < 64 else { continue }
            padding = 0
            if letters > 0 { output.append(bits << (2 * UInt8(letters)) | value >> (6 - 2 * UInt8(letters))) }
            bits = value
            letters = (letters + 1) % 4
        }
        switch letters {
        case 0: return output
        case 1:
            let count = output.count / 3 * 4 + 1
            throw HogFailure(
                .base64,
                "Invalid base64-encoded string: number of data characters (\(count)) cannot be 1 more than a multiple of 4")
        default: throw HogFailure(.base64, "Incorrect padding")
        }
    }
}
