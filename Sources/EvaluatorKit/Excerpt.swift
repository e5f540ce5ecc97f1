/// A piece of an item's text for a verdict's sentence: in quotation marks, on one line, cut where it is long.
public struct Excerpt: CustomStringConvertible, Sendable {
    public let description: String

    /// - Parameter limit: how many characters are shown.
    public init(_ text: some StringProtocol, limit: Int = 60) {
        self.init(shown: Self.plain(text, limit: limit) ?? Self.shown(text, limit: limit, isCutBefore: false))
    }

    private init(shown: String) { description = shown }

    /// A piece of the text that `match` is a part of, from shortly before the match on.
    public init(around match: Substring) {
        let text = match.base.unicodeScalars
        guard let start = text.index(match.startIndex, offsetBy: -20, limitedBy: text.startIndex), start > text.startIndex else {
            self.init(match.base)
            return
        }
        self.init(shown: Self.shown(match.base[start...], limit: 60, isCutBefore: true))
    }

    /// The first of several texts: `"a", "b", "c" and 2 more`.
    public static func list(_ texts: [some StringProtocol]) -> String {
        let named = texts.prefix(3).map { Excerpt($0, limit: 30).description }.joined(separator: ", ")
        return texts.count > 3 ? "\(named) and \(texts.count - 3) more" : named
    }

    /// What needs no escape is copied; `nil` where something does.
    private static func plain(_ text: some StringProtocol, limit: Int) -> String? {
        text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            let piece = bytes.prefix(limit)
            guard piece.allSatisfy({ 0x20...0x7E ~= $0 }) else { return nil }
            let end: StaticString = piece.count < bytes.count ? "…\"" : "\""
            return String(unsafeUninitializedCapacity: piece.count + 5) { shown in
                shown[0] = UInt8(ascii: "\"")
                let filled = shown[1...].update(fromContentsOf: piece)
                return end.withUTF8Buffer { shown[filled...].update(fromContentsOf: $0) }
            }
        } ?? nil
    }

    private static func shown(_ text: some StringProtocol, limit: Int, isCutBefore: Bool) -> String {
        var shown = (isCutBefore ? "\"…" : "\"").unicodeScalars
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                shown.append("…")
                break
            }
            if (" "..."~").contains(scalar) { shown.append(scalar) } else { shown += Self.line(scalar) }
            count += 1
        }
        shown.append("\"")
        return String(shown)
    }

    /// A scalar as it is, unless it would break the line or is not to be seen.
    private static func line(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
        switch scalar {
        case "\n": return #"\n"#.unicodeScalars
        case "\r": return #"\r"#.unicodeScalars
        case "\t": return #"\t"#.unicodeScalars
        default: return isUnseen(scalar) ? scalar.escaped(asASCII: true).unicodeScalars : String(scalar).unicodeScalars
        }
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
