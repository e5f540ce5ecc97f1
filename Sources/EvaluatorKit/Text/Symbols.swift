/// The code points of a text in UTF-8, in which unpaired surrogates may be encoded like others (WTF-8).
public struct Symbols: Sequence, IteratorProtocol {
    private let bytes: Slice<UnsafeBufferPointer<UInt8>>
    /// Where the next one begins.
    public private(set) var place: Int

    public init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { (self.bytes, place) = (bytes, bytes.startIndex) }

    @inline(__always)
    public mutating func next() -> UInt32? {
        guard place < bytes.endIndex else { return nil }
        let first = UInt32(bytes[place])
        switch first {
        case ..<0x80:
            place += 1
            return first
        case ..<0xE0:
            return (first & 0x1F) << 6 | followers(1)
        case ..<0xF0:
            return (first & 0x0F) << 12 | followers(2)
        default:
            return (first & 0x07) << 18 | followers(3)
        }
    }

    /// What the bytes after the first say. They are there: texts are whole.
    @inline(__always)
    private mutating func followers(_ count: Int) -> UInt32 {
        var value: UInt32 = 0
        for offset in 1...count { value = value << 6 | UInt32(bytes[place + offset] & 0x3F) }
        place += count + 1
        return value
    }
}
