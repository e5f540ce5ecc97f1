extension NormalizedText {
    /// The words that are compared, which are what stands between white space, in bytes.
    public func forEachWord(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
        withComparedBytes { bytes in
            let bytes = bytes[...]
            var (place, start) = (0, 0)
            while place < bytes.endIndex {
                if let length = WhiteSpace.length(at: place, of: bytes) {
                    if start < place { body(bytes[start..<place]) }
                    place += length
                    start = place
                } else {
                    place += 1
                }
            }
            if start < place { body(bytes[start..<place]) }
        }
    }

    public var wordCount: Int {
        var text = compared
        if let count = text.withUTF8(Self.wordCount) { return count }
        var count = 0
        forEachWord { _ in count += 1 }
        return count
    }

    /// How many bytes begin a word; `nil` where not all is ASCII.
    private static func wordCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var (count, isInWord, all) = (0, false, 0 as UInt8)
        for byte in bytes {
            let isWord = byte > 0x20 || byte != 0x20 && byte &- 0x09 > 4
            count &+= isWord && !isInWord ? 1 : 0
            isInWord = isWord
            all |= byte
        }
        return all < 0x80 ? count : nil
    }
}
