/// A piece of an item's text for a verdict's sentence: in quotation marks, on one line, cut where it is long.
public struct Excerpt: CustomStringConvertible, Sendable {
    public let description: String

    /// - Parameter limit: how many characters are shown.
    public init(_ text: some StringProtocol, limit: Int = 60) {
        var shown = "\""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                shown.unicodeScalars.append("…")
                break
            }
            shown += Self.line(scalar)
            count += 1
        }
        description = shown + "\""
    }

    /// A scalar as it is, unless it would break the line or is not to be seen.
    private static func line(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default: return isUnseen(scalar) ? scalar.escaped(asASCII: true) : String(Character(scalar))
        }
    }

    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
    }
}
