internal import EvaluatorKit

/// The words of a text and how often each is there.
struct WordBag {
    /// What is dropped from the words.
    struct Drops {
        let punctuation: Bool
        let articles: Bool
    }

    private(set) var count = 0
    private var counts: [Word: Int] = [:]

    init(_ text: FormedText, _ drops: Drops) {
        text.forEachWord { bytes in
            let word = drops.punctuation ? Word(withoutPunctuation: bytes) : Word(bytes)
            if word.text.isEmpty || drops.articles && word.isArticle { return }
            counts[word, default: 0] += 1
            count += 1
        }
    }

    /// How many words both have, each as often as both have it.
    func commonCount(with other: WordBag) -> Int {
        counts.reduce(0) { $0 + min($1.value, other.counts[$1.key] ?? 0) }
    }
}

/// A word that is the same as another where its scalars are: `String` itself would call composed and decomposed forms the same.
private struct Word: Hashable {
    let text: String

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) { text = String(decoding: bytes, as: UTF8.self) }

    init(withoutPunctuation bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            text = String(decoding: bytes.lazy.filter { !Self.isPunctuation($0) }, as: UTF8.self)
        } else {
            let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !Self.isPunctuation($0) }
            text = String(String.UnicodeScalarView(scalars))
        }
    }

    var isArticle: Bool {
        switch text {
        case "a", "an", "the": true
        default: false
        }
    }

    /// ASCII's punctuation and symbols, `$` and `+` among them, as SQuAD has it.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return isPunctuation(UInt8(scalar.value)) }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
            .otherPunctuation:
            return true
        default: return false
        }
    }

    static func == (left: Word, right: Word) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
