internal import EvaluatorKit

/// The words of a text, each as often as it is there.
struct WordBag {
    /// What is dropped from the words.
    struct Drops {
        let punctuation: Bool
        let articles: Bool
    }

    /// Of all words, one after another.
    private let bytes: [UInt8]
    /// In order.
    private let words: [Word]

    var count: Int { words.count }

    init(_ text: FormedText, _ drops: Drops) {
        var (bytes, words) = ([UInt8](), [Word]())
        bytes.reserveCapacity(text.compared.utf8.count)
        text.forEachWord { word in
            let start = bytes.count
            if drops.punctuation { bytes.append(withoutPunctuation: word) } else { bytes.append(contentsOf: word) }
            guard bytes.count > start else { return }
            let kept = Word(start..<bytes.count, of: bytes)
            if !(drops.articles && kept.isArticle) { words.append(kept) }
        }
        bytes.withUnsafeBufferPointer { bytes in words.sort { $0.order(in: bytes, $1, in: bytes) < 0 } }
        (self.bytes, self.words) = (bytes, words)
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
