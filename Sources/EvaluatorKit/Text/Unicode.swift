/// Unicode's white space, in UTF-8.
enum WhiteSpace {
    /// Trims white space at both ends and collapses runs of it to one space, as requested.
    static func normalized(_ text: String, trim: Bool, collapse: Bool) -> String {
        guard trim || collapse else { return text }
        var text = text
        let normalized = text.withUTF8 { bytes -> String? in
            let kept = trim ? trimmed(bytes[...]) : bytes[...]
            if collapse { return collapsed(kept) }
            return kept.count == bytes.count ? nil : String(decoding: kept, as: UTF8.self)
        }
        return normalized ?? text
    }

    /// - Parameter includingSeparators: whether U+001C to U+001F are white space too, as in Python.
    static func trimmed(
        _ bytes: Slice<UnsafeBufferPointer<UInt8>>, includingSeparators: Bool = false
    ) -> Slice<UnsafeBufferPointer<UInt8>> {
        func length(at offset: Int, of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
            if includingSeparators, offset < bytes.endIndex, 0x1C...0x1F ~= bytes[offset] { return 1 }
            return self.length(at: offset, of: bytes)
        }
        var kept = bytes
        while let length = length(at: kept.startIndex, of: kept) { kept.removeFirst(length) }
        while let length = (1...3).first(where: { kept.count >= $0 && length(at: kept.endIndex - $0, of: kept) == $0 }) {
            kept.removeLast(length)
        }
        return kept
    }

    private static func collapsed(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { written in
            var (offset, count) = (bytes.startIndex, 0)
            while offset < bytes.endIndex {
                if var length = length(at: offset, of: bytes) {
                    written[count] = UInt8(ascii: " ")
                    while length > 0 {
                        offset += length
                        length = self.length(at: offset, of: bytes) ?? 0
                    }
                } else {
                    written[count] = bytes[offset]
                    offset += 1
                }
                count += 1
            }
            return count
        }
    }

    /// The number of bytes of the white space character at an offset; `nil` if there is no white space.
    @inline(__always)
    static func length(at offset: Int, of bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard offset < bytes.endIndex else { return nil }
        let first = bytes[offset]
        if first < 0x80 { return first == 0x20 || 0x09...0x0D ~= first ? 1 : nil }
        guard first == 0xC2 || 0xE1...0xE3 ~= first else { return nil }
        // The bytes are whole scalars, so the second and third byte exist.
        let second = bytes[offset + 1]
        if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : nil }
        switch (first, second, bytes[offset + 2]) {
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F),
            (0xE3, 0x80, 0x80):
            return 3
        default: return nil
        }
    }
}

/// The code points of a text in UTF-8, in which unpaired surrogates may be encoded like other code points (WTF-8).
public struct CodePoints: Sequence, IteratorProtocol {
    private let bytes: Slice<UnsafeBufferPointer<UInt8>>
    /// The offset of the next code point.
    public private(set) var offset: Int

    public init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { (self.bytes, offset) = (bytes, bytes.startIndex) }

    @inline(__always)
    public mutating func next() -> UInt32? {
        guard offset < bytes.endIndex else { return nil }
        let first = UInt32(bytes[offset])
        switch first {
        case ..<0x80:
            offset += 1
            return first
        case ..<0xE0:
            return (first & 0x1F) << 6 | continuation(1)
        case ..<0xF0:
            return (first & 0x0F) << 12 | continuation(2)
        default:
            return (first & 0x07) << 18 | continuation(3)
        }
    }

    /// The bits of the continuation bytes, which exist because the bytes are whole code points.
    @inline(__always)
    private mutating func continuation(_ count: Int) -> UInt32 {
        var value: UInt32 = 0
        for index in 1...count { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
        offset += count + 1
        return value
    }
}
