internal import CSearch

/// The differences that a comparison of texts ignores: case, white space around a text, the amount of white space between words, punctuation,
/// articles, and forms of Unicode.
///
/// Characters are Unicode scalars. White space is what Unicode calls white space. Unless `form` is set, composed and decomposed forms differ:
/// `é` as one scalar is not `e` with an accent after it.
public struct Normalization: Sendable, Hashable {
    var form: UnicodeForm?
    var caseRule = CaseRule.kept
    var punctuation = Punctuation.none
    var articles: Articles?
    var trims = false
    var collapsesWhitespace = false

    /// Ignores nothing.
    public static let exact = Normalization()

    /// Case is ignored by Unicode's full case folding, in every language alike.
    public init(ignoresCase: Bool = false, trims: Bool = false, collapsesWhitespace: Bool = false) {
        caseRule = ignoresCase ? .folded : .kept
        self.trims = trims
        self.collapsesWhitespace = collapsesWhitespace
    }

    /// Normalizes a text, to be compared with other texts of the same normalization.
    public func callAsFunction(_ text: String) -> NormalizedText { NormalizedText(text, self) }

    /// Normalizes a text that may have unpaired surrogates.
    public func callAsFunction(_ text: SampleText) -> NormalizedText {
        guard let bytes = text.bytes else { return self(text.string) }
        return NormalizedText(text.string, self, LoneSurrogates(bytes, of: text.string))
    }

    /// The text without ignored white space, in its original case.
    public func shown(_ text: String) -> String {
        WhiteSpace.normalized(form?(text) ?? text, trim: trims, collapse: collapsesWhitespace)
    }

    /// Drops punctuation and articles; `nil` if they count.
    fileprivate var filter: WordFilter? {
        guard punctuation != .none || articles != nil else { return nil }
        return WordFilter(punctuation: punctuation, articles: articles, trims: trims, collapsesWhitespace: collapsesWhitespace)
    }
}

/// A text prepared for comparisons by a `Normalization`.
public struct NormalizedText: Sendable {
    /// The text for people: without ignored white space, in its original case. U+FFFD stands for an unpaired surrogate.
    public let shown: String
    /// The text for comparisons: `shown` in the form that the normalization gives it.
    public let compared: String
    private let alignment: Alignment
    /// The bytes of both, if the text has unpaired surrogates.
    private let surrogates: Surrogates?

    private final class Surrogates: Sendable {
        let shown: [UInt8]
        let compared: [UInt8]

        init(shown: [UInt8], compared: [UInt8]) { (self.shown, self.compared) = (shown, compared) }
    }

    /// How the characters of `compared` correspond to those of `shown`.
    private enum Alignment {
        /// Byte by byte.
        case bytes
        /// Each character of `shown` has its mapping in `compared`.
        case mapping(CaseRule)
        /// Not at all: characters have been dropped.
        case none
    }

    /// - Parameter surrogates: the unpaired surrogates of the text.
    init(_ text: String, _ normalization: Normalization, _ surrogates: LoneSurrogates? = nil) {
        let (caseRule, shown) = (normalization.caseRule, normalization.shown(text))
        self.shown = shown
        let ascii = caseRule == .kept ? shown : CaseRule.loweredASCII(shown)
        let cased = ascii ?? caseRule(shown)
        let filter = normalization.filter
        let compared = filter?(cased) ?? cased
        alignment = filter != nil ? .none : ascii != nil ? .bytes : .mapping(caseRule)
        self.compared = compared
        self.surrogates = surrogates.map { Surrogates(shown: $0.bytes(of: shown), compared: $0.bytes(of: compared)) }
    }

    /// Calls `body` with the bytes to compare: `compared` in UTF-8, with unpaired surrogates encoded like other code points.
    @inlinable
    public func withComparedBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let bytes = comparedBytesWithSurrogates { return try bytes.withUnsafeBufferPointer(body) }
        var text = compared
        return try text.withUTF8(body)
    }

    @usableFromInline var comparedBytesWithSurrogates: [UInt8]? { surrogates?.compared }

    /// `shown` with unpaired surrogates encoded like other code points; `nil` if there are none.
    var bytesShown: [UInt8]? { surrogates?.shown }

    /// Whether both texts have the same code points.
    public func equals(_ other: NormalizedText) -> Bool {
        guard surrogates != nil || other.surrogates != nil else { return compared.utf8.elementsEqual(other.compared.utf8) }
        return withComparedBytes { mine in other.withComparedBytes { mine.elementsEqual($0) } }
    }

    /// The part of `shown` that equals `prefix`; `nil` if this text does not start with it.
    public func match(ofPrefix prefix: NormalizedText) -> Substring? {
        withComparedBytes { mine in prefix.withComparedBytes { mine.starts(with: $0) } } ? shown(0..<prefix.compared.utf8.count) : nil
    }

    /// The first part of `shown` that equals another text.
    public func firstMatch(of other: NormalizedText) -> Substring? { firstRange(of: other).map(shown) }

    /// Whether this text contains another.
    public func contains(_ other: NormalizedText) -> Bool { firstRange(of: other) != nil }

    /// In bytes of `compared`.
    private func firstRange(of other: NormalizedText) -> Range<Int>? {
        withComparedBytes { text in
            other.withComparedBytes { other in
                let start = assay_search(text.baseAddress, text.count, other.baseAddress, other.count)
                return start < 0 ? nil : start..<(start + other.count)
            }
        }
    }

    /// The scalars of `shown` behind these bytes of `compared`; the bytes themselves if characters have been dropped.
    private func shown(_ range: Range<Int>) -> Substring {
        switch alignment {
        case .bytes: Self.part(of: shown, range)
        case .mapping(let caseRule): Self.part(of: shown, unmapped(range, caseRule))
        case .none: Self.part(of: compared, range)
        }
    }

    private func unmapped(_ range: Range<Int>, _ caseRule: CaseRule) -> Range<Int> {
        var (start, end, length) = (0, 0, 0)
        for scalar in shown.unicodeScalars where length < range.upperBound {
            if length <= range.lowerBound { start = end }
            let width = UTF8.width(scalar)
            length += scalar.isASCII ? width : caseRule.mapping(scalar).map { String($0).utf8.count } ?? width
            end += width
        }
        return start..<end
    }

    private static func part(of text: String, _ range: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }
}

extension NormalizedText {
    /// Calls `body` with the bytes of each word, in the form for comparisons. White space separates words.
    public func forEachWord(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Void) {
        withComparedBytes { bytes in
            let bytes = bytes[...]
            var (offset, start) = (0, 0)
            while offset < bytes.endIndex {
                if let length = WhiteSpace.length(at: offset, of: bytes) {
                    if start < offset { body(bytes[start..<offset]) }
                    offset += length
                    start = offset
                } else {
                    offset += 1
                }
            }
            if start < offset { body(bytes[start..<offset]) }
        }
    }

    public var wordCount: Int {
        var text = compared
        if let count = text.withUTF8(Self.wordCount) { return count }
        var count = 0
        forEachWord { _ in count += 1 }
        return count
    }

    /// The number of words of an ASCII text; `nil` if the text is not ASCII.
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
