internal import CSearch

/// A text without what does not count in it.
public struct NormalizedText: Sendable {
    /// For people: without the white space that does not count, its case as it was. U+FFFD stands for an unpaired surrogate.
    public let shown: String
    /// The same as it is compared.
    public let compared: String
    /// Whether a byte of one is a byte of the other.
    private let isAligned: Bool
    /// The bytes of both where there are unpaired surrogates.
    private let surrogates: Surrogates?

    private final class Surrogates: Sendable {
        let shown: [UInt8]
        let compared: [UInt8]

        init(shown: [UInt8], compared: [UInt8]) { (self.shown, self.compared) = (shown, compared) }
    }

    /// - Parameter surrogates: those of the text that `shown` was made of.
    init(_ shown: String, ignoringCase: Bool, _ surrogates: LoneSurrogates? = nil) {
        self.shown = shown
        let ascii = ignoringCase ? CaseFolding.foldedASCII(shown) : shown
        isAligned = ascii != nil
        let compared = ascii ?? CaseFolding.folded(shown)
        self.compared = compared
        self.surrogates = surrogates.map { Surrogates(shown: $0.bytes(of: shown), compared: $0.bytes(of: compared)) }
    }

    /// What is compared, byte by byte: `compared` in UTF-8, with unpaired surrogates encoded like other code points.
    public func withComparedBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if let surrogates { return try surrogates.compared.withUnsafeBufferPointer(body) }
        var text = compared
        return try text.withUTF8(body)
    }

    /// The bytes that `shown` stands for where these are others than its own.
    var bytesShown: [UInt8]? { surrogates?.shown }

    /// Whether both have the same code points.
    public func equals(_ other: NormalizedText) -> Bool {
        guard surrogates != nil || other.surrogates != nil else { return compared.utf8.elementsEqual(other.compared.utf8) }
        return withComparedBytes { mine in other.withComparedBytes { mine.elementsEqual($0) } }
    }

    /// What this text begins with where that is the other, as it stands in `shown`.
    public func beginning(_ other: NormalizedText) -> Substring? {
        withComparedBytes { mine in other.withComparedBytes { mine.starts(with: $0) } } ? shown(0..<other.compared.utf8.count) : nil
    }

    /// Where the other is in this text for the first time, as it stands in `shown`.
    public func firstMatch(of other: NormalizedText) -> Substring? { firstPlace(of: other).map(shown) }

    /// Whether the other is anywhere in this text.
    public func contains(_ other: NormalizedText) -> Bool { firstPlace(of: other) != nil }

    private func firstPlace(of other: NormalizedText) -> Range<Int>? {
        withComparedBytes { text in
            other.withComparedBytes { wanted in
                let start = assay_search(text.baseAddress, text.count, wanted.baseAddress, wanted.count)
                return start < 0 ? nil : start..<(start + wanted.count)
            }
        }
    }

    /// The scalars of `shown` that these bytes of `compared` were made of.
    private func shown(_ place: Range<Int>) -> Substring {
        isAligned ? Self.part(of: shown, place) : unfolded(place)
    }

    private func unfolded(_ place: Range<Int>) -> Substring {
        var (start, end, length) = (0, 0, 0)
        for scalar in shown.unicodeScalars where length < place.upperBound {
            if length <= place.lowerBound { start = end }
            length += CaseFolding.folded(String(scalar)).utf8.count
            end += UTF8.width(scalar)
        }
        return Self.part(of: shown, start..<end)
    }

    private static func part(of text: String, _ place: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: place.count)]
    }
}
