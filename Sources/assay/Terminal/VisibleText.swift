/// Text that stays text wherever it is shown. A name, a heading or a message may hold characters that move a terminal's cursor, break a
/// line or turn the direction of writing: these are shown as JSON spells them, `\u001b`.
extension StringProtocol {
    /// With its own lines: for text that was composed of what is on one line.
    var visible: String { shown { $0 == "\n" } }

    /// On one line: for what stands within a sentence or in the cell of a table.
    var visibleOnOneLine: String { shown { _ in false } }

    /// `“name”`, as a sentence calls things.
    var inQuotes: String { "“\(visibleOnOneLine)”" }

    private func shown(except isKept: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: { $0.isInvisibleControl && !isKept($0) }) else { return String(self) }
        var shown = ""
        for scalar in unicodeScalars {
            if scalar.isInvisibleControl, !isKept(scalar) { shown += scalar.escape } else { shown.unicodeScalars.append(scalar) }
        }
        return shown
    }
}

extension Unicode.Scalar {
    /// The controls of C0 and C1 with DEL, the separators of lines and paragraphs, and what turns the direction of writing.
    var isInvisibleControl: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// `\n`, `\u202e`
    var escape: String {
        switch self {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
