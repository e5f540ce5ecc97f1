internal import EvaluatorKit

/// The words of a text with their multiplicity, in sorted order.
struct BagOfWords {
    /// The bytes of all words, one after another.
    private let bytes: [UInt8]
    /// Sorted by `Word.order`.
    private let words: [Word]

    var count: Int { words.count }

    /// - Parameter countingOnce: whether each word is in the bag once, however often it occurs.
    init(_ text: NormalizedText, countingOnce: Bool = false) {
        var (bytes, words) = ([UInt8](), [Word]())
        bytes.reserveCapacity(text.compared.utf8.count)
        text.forEachWord { word in
            // The scripts are written in Python, which treats these control characters as white space.
            if word.contains(where: { 0x1C...0x1F ~= $0 }) {
                for part in word.split(whereSeparator: { 0x1C...0x1F ~= $0 }) { Self.add(part, &bytes, &words) }
            } else {
                Self.add(word, &bytes, &words)
            }
        }
        bytes.withUnsafeBufferPointer { bytes in
            words.sort { $0.order(in: bytes, $1, in: bytes) < 0 }
            if countingOnce { words = words.unique { $0.order(in: bytes, $1, in: bytes) == 0 } }
        }
        (self.bytes, self.words) = (bytes, words)
    }

    private static func add(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ bytes: inout [UInt8], _ words: inout [Word]) {
        let start = bytes.count
        bytes.append(contentsOf: word)
        words.append(Word(start..<bytes.count, of: bytes))
    }

    /// The number of words in common. A word counts as often as it occurs in both.
    func commonCount(with other: BagOfWords) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            other.bytes.withUnsafeBufferPointer { others in
                var (mine, theirs, common) = (0, 0, 0)
                while mine < words.count, theirs < other.words.count {
                    let order = words[mine].order(in: bytes, other.words[theirs], in: others)
                    if order == 0 { common += 1 }
                    if order <= 0 { mine += 1 }
                    if order >= 0 { theirs += 1 }
                }
                return common
            }
        }
    }
}

extension [Word] {
    /// The elements without those that equal their predecessor.
    fileprivate func unique(by areEqual: (Word, Word) -> Bool) -> [Word] {
        var unique: [Word] = []
        for word in self where unique.last.map({ !areEqual($0, word) }) ?? true { unique.append(word) }
        return unique
    }
}

/// A word, as a range of bytes that hold several words. Words are equal if their UTF-8 is.
///
/// A `String` would treat composed and decomposed forms as equal, and sorting would pay for its reference counting.
struct Word {
    private let start: Int
    private let count: Int
    /// The first eight bytes as a number, which is enough to compare most words.
    private let prefix: UInt64

    /// - Parameter range: the range of the word in `bytes`.
    init(_ range: Range<Int>, of bytes: [UInt8]) {
        self = bytes.withUnsafeBufferPointer { Word(range, of: $0) }
    }

    init(_ range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) {
        start = range.lowerBound
        count = range.count
        prefix = bytes[range].prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Negative if this word comes before the other, zero if they are equal, positive if it comes after the other.
    func order(in bytes: UnsafeBufferPointer<UInt8>, _ other: Word, in others: UnsafeBufferPointer<UInt8>) -> Int {
        if prefix != other.prefix { return prefix < other.prefix ? -1 : 1 }
        if count != other.count { return count - other.count }
        for index in 0..<max(0, count - 8) where bytes[start + 8 + index] != others[other.start + 8 + index] {
            return Int(bytes[start + 8 + index]) - Int(others[other.start + 8 + index])
        }
        return 0
    }
}
