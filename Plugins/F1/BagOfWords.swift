internal import EvaluatorKit

/// The words of a text with their multiplicity, in sorted order.
struct BagOfWords {
    /// The punctuation and words that are dropped from a text.
    struct Exclusions {
        let punctuation: Punctuation
        let articles: Bool
    }

    /// The bytes of all words, one after another.
    private let bytes: [UInt8]
    /// Sorted by `Word.order`.
    private let words: [Word]

    var count: Int { words.count }

    init(_ text: NormalizedText, _ exclusions: Exclusions) {
        var (bytes, words) = ([UInt8](), [Word]())
        bytes.reserveCapacity(text.compared.utf8.count)
        text.forEachWord { word in
            // SQuAD's script is written in Python, which treats these control characters as white space.
            if word.contains(where: { 0x1C...0x1F ~= $0 }) {
                for part in word.split(whereSeparator: { 0x1C...0x1F ~= $0 }) { Self.add(part, exclusions, &bytes, &words) }
            } else {
                Self.add(word, exclusions, &bytes, &words)
            }
        }
        bytes.withUnsafeBufferPointer { bytes in words.sort { $0.order(in: bytes, $1, in: bytes) < 0 } }
        (self.bytes, self.words) = (bytes, words)
    }

    private static func add(
        _ word: Slice<UnsafeBufferPointer<UInt8>>, _ exclusions: Exclusions, _ bytes: inout [UInt8], _ words: inout [Word]
    ) {
        let start = bytes.count
        let isAlphanumeric = bytes.append(word, without: exclusions.punctuation)
        let range = start..<bytes.count
        guard !range.isEmpty else { return }
        if exclusions.articles, !isAlphanumeric {
            words += Articles.ranges(without: range, of: bytes).map { Word($0, of: bytes) }
        } else {
            let kept = Word(range, of: bytes)
            if !(exclusions.articles && kept.isArticle) { words.append(kept) }
        }
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

extension [UInt8] {
    /// Appends a word without its punctuation.
    ///
    /// - Returns: whether the appended bytes are all ASCII letters and digits.
    fileprivate mutating func append(_ word: Slice<UnsafeBufferPointer<UInt8>>, without punctuation: Punctuation) -> Bool {
        var isAlphanumeric = true
        guard word.reduce(0, |) >= 0x80 else {
            for byte in word where !punctuation.contains(UInt32(byte)) {
                append(byte)
                isAlphanumeric = isAlphanumeric && Articles.isASCIIAlphanumeric(byte)
            }
            return isAlphanumeric
        }
        var (codePoints, start) = (CodePoints(word), word.startIndex)
        while let codePoint = codePoints.next() {
            if !punctuation.contains(codePoint) { append(contentsOf: word[start..<codePoints.offset]) }
            start = codePoints.offset
        }
        return false
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

    /// Whether it is `a`, `an` or `the`.
    var isArticle: Bool {
        switch (count, prefix) {
        case (1, 0x61), (2, 0x616E), (3, 0x74_6865): true
        default: false
        }
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

/// Finds `a`, `an` and `the` like SQuAD's script, by `\b(a|an|the)\b`: where no letter, digit or underscore is next to them. Each quotation
/// mark of `“the”` remains as a word.
enum Articles {
    /// The parts of a word that remain without its articles.
    static func ranges(without word: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, run) = (word.lowerBound, word.lowerBound)
        bytes.withUnsafeBufferPointer { bytes in
            var codePoints = CodePoints(bytes[word])
            var offset = word.lowerBound
            // A run of word characters ends before another character, and at the end of the word.
            func endRun(_ end: Int) {
                guard run < end, Word(run..<end, of: bytes).isArticle else { return }
                if start < run { ranges.append(start..<run) }
                start = end
            }
            while let codePoint = codePoints.next() {
                if !isWordCharacter(codePoint) {
                    endRun(offset)
                    run = codePoints.offset
                }
                offset = codePoints.offset
            }
            endRun(word.upperBound)
        }
        if start < word.upperBound { ranges.append(start..<word.upperBound) }
        return ranges
    }

    /// Whether a byte is an ASCII letter or digit.
    @inline(__always)
    static func isASCIIAlphanumeric(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 }

    /// What Python's `\w` matches.
    private static func isWordCharacter(_ codePoint: UInt32) -> Bool {
        guard codePoint >= 0x80 else { return isASCIIAlphanumeric(UInt8(codePoint)) || codePoint == 0x5F }
        guard let properties = Unicode.Scalar(codePoint)?.properties else { return false }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return properties.numericType != nil
        }
    }
}

/// A set of punctuation characters.
enum Punctuation {
    /// The empty set: `false` in a configuration.
    case none
    /// ASCII punctuation and symbols such as `$` and `+`: Python's `string.punctuation`, like in SQuAD's script.
    case ascii
    /// The ASCII set and Unicode's punctuation, like in MLQA's script.
    case unicode

    @inline(__always)
    func contains(_ codePoint: UInt32) -> Bool {
        switch self {
        case .none: false
        case .ascii: Self.isASCIIPunctuation(codePoint)
        case .unicode: Self.isASCIIPunctuation(codePoint) || codePoint >= 0x80 && Self.isUnicodePunctuation(codePoint)
        }
    }

    @inline(__always)
    private static func isASCIIPunctuation(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isUnicodePunctuation(_ codePoint: UInt32) -> Bool {
        switch Unicode.Scalar(codePoint)?.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }
}
