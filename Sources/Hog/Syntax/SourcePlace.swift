/// A range in the source of a program, in bytes of UTF-8 from its start.
public struct SourcePlace: Sendable, Hashable {
    public let start: Int
    public let end: Int

    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }
}

/// A place as a line and column, for messages.
public struct SourceLine: Sendable, Equatable {
    /// From 1.
    public let number: Int
    /// From 1, in characters.
    public let column: Int
    /// Without the line break.
    public let text: String
    /// Number of characters of the line that belong to the place, at least 1.
    public let width: Int

    /// A place beyond the last character is moved to the end of the last line that is not blank.
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

    /// The line, and a second line that marks the place with `^`. Of a line that is too long for a terminal, only the part around the
    /// place.
    public var marked: String {
        let characters = Array(text.unicodeScalars)
        let start = characters.count <= Self.longest ? 0 : max(0, column - 1 - Self.longest / 2)
        let end = min(characters.count, start + Self.longest)
        let mark = max(start, min(column - 1, end))
        // A tab indents both lines alike.
        let before = characters[start..<mark].map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.cells) }
        let marks = String(repeating: "^", count: max(1, characters[mark..<min(end, mark + width)].reduce(0) { $0 + $1.cells }))
        var shown = String.UnicodeScalarView()
        // Control characters would move the cursor, and the marks would not be below the place.
        shown.append(contentsOf: characters[start..<max(start, end)].map { $0.isControl ? "\u{FFFD}" : $0 })
        return
            "\(start > 0 ? "…" : "")\(String(shown))\(end < characters.count ? "…" : "")\n\(start > 0 ? " " : "")\(before.joined())\(marks)"
    }

    /// Lines up to this many characters are shown whole.
    private static let longest = 160

    /// The text around the place, short enough to be quoted in a sentence.
    public var excerpt: String {
        let characters = Array(text.unicodeScalars)
        let from = max(0, min(column - 1, characters.count) - Self.reach)
        let to = min(characters.count, column - 1 + Self.reach)
        var excerpt = String.UnicodeScalarView()
        excerpt.append(contentsOf: characters[from..<max(from, to)])
        let words = String(excerpt).drop(while: \.isWhitespace)
        return "\(from > 0 ? "…" : "")\(words)\(to < characters.count ? "…" : "")"
    }

    /// Number of characters that an excerpt shows before and after the place.
    private static let reach = 30

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

    /// The number of characters in UTF-8.
    private static func characters(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

extension Unicode.Scalar {
    /// Whether it is a control character other than a tab, which terminals show as space.
    fileprivate var isControl: Bool { properties.generalCategory == .control && self != "\t" }

    /// How many columns of a terminal it occupies.
    fileprivate var cells: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    /// The scripts of East Asia, and emoji.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
