/// What Unicode calls white space, in UTF-8.
enum WhiteSpace {
    /// The text without the white space around it, and with a single space for any amount between words, as asked.
    static func dropped(from text: String, around: Bool, betweenWords: Bool) -> String {
        guard around || betweenWords else { return text }
        var text = text
        let dropped = text.withUTF8 { bytes -> String? in
            let kept = around ? trimmed(bytes[...]) : bytes[...]
            if betweenWords { return collapsed(kept) }
            return kept.count == bytes.count ? nil : String(decoding: kept, as: UTF8.self)
        }
        return dropped ?? text
    }

    private static func trimmed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Slice<UnsafeBufferPointer<UInt8>> {
        var kept = bytes
        while let length = length(at: kept.startIndex, of: kept) { kept.removeFirst(length) }
        while let length = (1...3).first(where: { kept.count >= $0 && self.length(at: kept.endIndex - $0, of: kept) == $0 }) {
            kept.removeLast(length)
        }
        return kept
    }

    private static func collapsed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { written in
            var (place, count) = (bytes.startIndex, 0)
            while place < bytes.endIndex {
                if var length = length(at: place, of: bytes) {
                    written[count] = UInt8(ascii: " ")
                    while length > 0 {
                        place += length
                        length = self.length(at: place, of: bytes) ?? 0
                    }
                } else {
                    written[count] = bytes[place]
                    place += 1
                }
                count += 1
            }
            return count
        }
    }

    /// How many bytes the white space takes that begins here; `nil` where none does.
    @inline(__always)
    static func length(at place: Int, of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard place < bytes.endIndex else { return nil }
        let first = bytes[place]
        if first < 0x80 { return first == 0x20 || 0x09...0x0D ~= first ? 1 : nil }
        guard first == 0xC2 || 0xE1...0xE3 ~= first else { return nil }
        // Bytes of a `String` are whole scalars: what the first promises is there.
        let second = bytes[place + 1]
        if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : nil }
        switch (first, second, bytes[place + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return 3
        default: return nil
        }
    }
}
