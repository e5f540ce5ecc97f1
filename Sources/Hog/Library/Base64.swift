/// Base64 (RFC 4648). Decoding is as lenient as Python's `b64decode`.
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The six bits of each letter, or 64 for other bytes.
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
                for index in 0..<4 {
                    output[count] = index > given ? UInt8(ascii: "=") : letters[Int(group >> (18 - 6 * UInt32(index)) & 63)]
                    count += 1
                }
            }
            return count
        }
    }

    /// The URL-safe alphabet without padding.
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

    /// Skips bytes that are not letters, and ends where the padding is complete.
    private static func decode(_ text: [UInt8]) throws(HogFailure) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3 + 3)
        // The bits that do not fill a byte yet, and the letters and padding characters seen in the current group.
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

/// Decodes UTF-8 with the error messages of Python.
enum UTF8Text {
    static func decode(_ bytes: [UInt8]) throws(HogFailure) -> Text {
        if let string = String(validating: bytes, as: UTF8.self) { return Text(string) }
        var offset = 0
        while offset < bytes.count {
            let length = try lengthOfScalar(in: bytes, at: offset)
            offset += length
        }
        // The loop above fails for everything that `String(validating:as:)` rejects.
        return Text(String(decoding: bytes, as: UTF8.self))
    }

    private static func lengthOfScalar(in bytes: [UInt8], at start: Int) throws(HogFailure) -> Int {
        let second: ClosedRange<UInt8>
        let length: Int
        switch bytes[start] {
        case 0..<0x80: return 1
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw failure(bytes, start..<start + 1, "invalid start byte")
        }
        for offset in 1..<length {
            guard start + offset < bytes.count else { throw failure(bytes, start..<bytes.count, "unexpected end of data") }
            guard (offset == 1 ? second : 0x80...0xBF).contains(bytes[start + offset]) else {
                throw failure(bytes, start..<start + offset, "invalid continuation byte")
            }
        }
        return length
    }

    private static func failure(_ bytes: [UInt8], _ range: Range<Int>, _ reason: String) -> HogFailure {
        let what =
            range.count == 1
            ? "byte 0x\(Hexadecimal.encode(bytes[range])) in position \(range.lowerBound)"
            : "bytes in position \(range.lowerBound)-\(range.upperBound - 1)"
        return HogFailure(.unicode, "'utf-8' codec can't decode \(what): \(reason)")
    }
}
