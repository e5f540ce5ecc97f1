/// A word among the bytes of others: the same as another where its bytes are, which are scalars in UTF-8. `String` itself would call composed
/// and decomposed forms the same, and would be counted by reference at each step of sorting.
struct Word {
    private let start: Int
    private let count: Int
    /// The first eight bytes as a number, which tell most words apart.
    private let beginning: UInt64

    /// - Parameter range: of the word among the bytes.
    init(_ range: Range<Int>, of bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { Word(range, of: $0) }
    }

    init(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        start = range.lowerBound
        count = range.count
        beginning = bytes[range].prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Whether it is `a`, `an` or `the`.
    var isArticle: Bool {
        switch (count, beginning) {
        case (1, 0x61), (2, 0x616E), (3, 0x74_6865): true
        default: false
        }
    }

    /// Negative, zero or positive as this word comes before the other, is the same, or comes after it.
    func order(in bytes: UnsafeBufferPointer<UInt8>, _ other: Word, in others: UnsafeBufferPointer<UInt8>) -> Int {
        if beginning != other.beginning { return beginning < other.beginning ? -1 : 1 }
        if count != other.count { return count - other.count }
        for place in 0..<max(0, count - 8) where bytes[start + 8 + place] != others[other.start + 8 + place] {
            return Int(bytes[start + 8 + place]) - Int(others[other.start + 8 + place])
        }
        return 0
    }
}
