/// Where a place of a source is, as people look for it.
public struct SourceLine: Sendable, Equatable {
    /// From 1.
    public let number: Int
    /// From 1, in characters.
    public let column: Int
    /// Without its end.
    public let text: String
    /// How many characters of the line belong to the place, at least 1.
    public let width: Int

    /// A place beyond the last character is one at the end of the last line that says something.
    public init(of place: SourcePlace, in source: String) {
        let bytes = Array(source.utf8)
        var start = min(max(place.start, 0), bytes.count)
        if bytes[start...].allSatisfy(Self.isSpace) {
            start = bytes.lastIndex { !Self.isSpace($0) }.map { $0 + 1 } ?? 0
        }
        let first = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let last = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
        number = bytes[..<first].count { $0 == UInt8(ascii: "\n") } + 1
        column = Self.characters(bytes[first..<start]) + 1
        text = String(decoding: bytes[first..<last], as: UTF8.self)
        width = max(1, Self.characters(bytes[start..<max(start, min(place.end, last))]))
    }

    /// The line, and below it marks below the place. Of a line that is too long for a terminal, what is around the place.
    public var marked: String {
        let characters = Array(text.unicodeScalars)
        let start = characters.count <= Self.longest ? 0 : max(0, column - 1 - Self.longest / 2)
        let end = min(characters.count, start + Self.longest)
        let mark = max(start, min(column - 1, end))
        // A tab moves both lines alike.
        let before = characters[start..<mark].map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.cells) }
        let marks = String(repeating: "^", count: max(1, characters[mark..<min(end, mark + width)].reduce(0) { $0 + $1.cells }))
        var shown = String.UnicodeScalarView()
        // What moves a terminal's cursor would move the line away from its marks.
        shown.append(contentsOf: characters[start..<max(start, end)].map { $0.isControl ? "\u{FFFD}" : $0 })
        return
            "\(start > 0 ? "…" : "")\(String(shown))\(end < characters.count ? "…" : "")\n\(start > 0 ? " " : "")\(before.joined())\(marks)"
    }

    /// Characters of a line that are shown whole.
    private static let longest = 160

    /// The text around the place, for a sentence: not more of the line than fits there.
    public var excerpt: String {
        let characters = Array(text.unicodeScalars)
        let from = max(0, min(column - 1, characters.count) - Self.reach)
        let to = min(characters.count, column - 1 + Self.reach)
        var excerpt = String.UnicodeScalarView()
        excerpt.append(contentsOf: characters[from..<max(from, to)])
        let words = String(excerpt).drop(while: \.isWhitespace)
        return "\(from > 0 ? "…" : "")\(words)\(to < characters.count ? "…" : "")"
    }

    /// Characters of a line that an excerpt shows before and after its place.
    private static let reach = 30

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

    /// Bytes of UTF-8 that begin a character.
    private static func characters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

extension HogSyntaxError {
    /// With the place, in one sentence: ``line 3, column 8: Unexpected … near `return (` ``. What to write instead follows, if it is known.
    public func sentence(in source: String) -> String {
        let line = SourceLine(of: place, in: source)
        let message = message.hasSuffix(".") ? String(message.dropLast()) : message
        let advice = hint(in: source).map { ". \($0)" } ?? ""
        return "line \(line.number), column \(line.column): \(message)\(line.text.isEmpty ? "" : " near `\(line.excerpt)`")\(advice)"
    }
}

extension Unicode.Scalar {
    /// Not a tab, which terminals show as space.
    fileprivate var isControl: Bool { properties.generalCategory == .control && self != "\t" }

    /// How many columns of a terminal it takes.
    fileprivate var cells: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    /// The scripts of East Asia, and pictures.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
