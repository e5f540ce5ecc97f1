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
        // A tab moves both lines alike.
        let before = characters[start..<max(start, min(column - 1, end))].map { $0 == "\t" ? "\t" : " " }
        let marks = String(repeating: "^", count: min(width, max(1, end - column + 1)))
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: characters[start..<max(start, end)])
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
    /// With the place, in one sentence: ``line 3, column 8: Unexpected … near `return (` ``.
    public func sentence(in source: String) -> String {
        let line = SourceLine(of: place, in: source)
        let message = message.hasSuffix(".") ? String(message.dropLast()) : message
        return "line \(line.number), column \(line.column): \(message)\(line.text.isEmpty ? "" : " near `\(line.excerpt)`")"
    }
}
