extension FormedText {
    /// The words of `compared`, which are what stands between white space, as bytes of UTF-8.
    public func forEachWord(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
        var text = compared
        text.withUTF8 { bytes in
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
        var count = 0
        forEachWord { _ in count += 1 }
        return count
    }
}
