/// A piece of an item's text for a verdict's sentence: in quotation marks, on one line, cut where it is long.
public struct Excerpt: CustomStringConvertible, Sendable {
    public let description: String

    /// - Parameter limit: how many characters are shown.
    public init(_ text: some StringProtocol, limit: Int = 60) {
        var shown = "\"".unicodeScalars
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
        description = String(shown)
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
