internal import EvaluatorKit

/// The words of a text, each as often as it is there.
struct WordBag {
    /// What is dropped from the words.
    struct Drops {
        let punctuation: Punctuation
        let articles: Bool
    }

    /// Of all words, one after another.
    private let bytes: [UInt8]
    /// In order.
    private let words: [Word]

    var count: Int { words.count }

    init(_ text: NormalizedText, _ drops: Drops) {
        var (bytes, words) = ([UInt8](), [Word]())
        bytes.reserveCapacity(text.compared.utf8.count)
        text.forEachWord { word in
            // SQuAD's script is Python's, which takes these control characters for white space, too.
            if word.contains(where: { 0x1C...0x1F ~= $0 }) {
                for part in word.split(whereSeparator: { 0x1C...0x1F ~= $0 }) { Self.add(part, drops, &bytes, &words) }
            } else {
                Self.add(word, drops, &bytes, &words)
            }
        }
        bytes.withUnsafeBufferPointer { bytes in words.sort { $0.order(in: bytes, $1, in: bytes) < 0 } }
        (self.bytes, self.words) = (bytes, words)
    }

    private static func add(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ drops: Drops, _ bytes: inout [UInt8], _ words: inout [Word]) {
        let start = bytes.count
        let isPlain = bytes.append(word, without: drops.punctuation)
        let range = start..<bytes.count
        guard !range.isEmpty else { return }
        if drops.articles, !isPlain {
            words += Articles.ranges(without: range, of: bytes).map { Word($0, of: bytes) }
        } else {
            let kept = Word(range, of: bytes)
            if !(drops.articles && kept.isArticle) { words.append(kept) }
        }
    }

    /// How many words both have, each as often as both have it.
    func commonCount(with other: WordBag) -> Int {
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

extension [UInt8] {
    /// Appends a word without the punctuation in it.
    ///
    /// - Returns: whether all that is left is letters and digits of ASCII.
    fileprivate mutating func append(_ word: Slice<UnsafeBufferPointer<UInt8>>, without punctuation: Punctuation) -> Bool {
        var isPlain = true
        guard word.reduce(0, |) >= 0x80 else {
            for byte in word where !punctuation.contains(UInt32(byte)) {
                append(byte)
                isPlain = isPlain && Articles.isPlain(byte)
            }
            return isPlain
        }
        var (symbols, start) = (Symbols(word), word.startIndex)
        while let symbol = symbols.next() {
            if !punctuation.contains(symbol) { append(contentsOf: word[start..<symbols.place]) }
            start = symbols.place
        }
        return false
    }
}
