internal import CSearch

/// A text without what does not count in it.
public struct FormedText: Sendable {
    /// For people: without the white space that does not count, its case as it was.
    public let shown: String
    /// What is compared, byte by byte.
    public let compared: String
    /// Whether a byte of one is a byte of the other.
    private let isAligned: Bool

    init(_ shown: String, ignoringCase: Bool) {
        self.shown = shown
        let ascii = ignoringCase ? CaseFolding.foldedASCII(shown) : shown
        isAligned = ascii != nil
        compared = ascii ?? CaseFolding.folded(shown)
    }

    /// Whether both have the same scalars.
    public func equals(_ other: FormedText) -> Bool { compared.utf8.elementsEqual(other.compared.utf8) }

    /// What this text begins with where that is the other, as it stands in `shown`.
    public func beginning(_ other: FormedText) -> Substring? {
        compared.utf8.starts(with: other.compared.utf8) ? shown(0..<other.compared.utf8.count) : nil
    }

    /// Where the other is in this text for the first time, as it stands in `shown`.
    public func firstMatch(of other: FormedText) -> Substring? { firstPlace(of: other).map(shown) }

    /// Whether the other is anywhere in this text.
    public func contains(_ other: FormedText) -> Bool { firstPlace(of: other) != nil }

    private func firstPlace(of other: FormedText) -> Range<Int>? {
        var (text, wanted) = (compared, other.compared)
        return text.withUTF8 { text in
            wanted.withUTF8 { wanted in
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
