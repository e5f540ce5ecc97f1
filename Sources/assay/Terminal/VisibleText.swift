/// Text with visible control characters. Names and messages may contain characters that move the cursor of a terminal, break a line or
/// change the direction of writing. They are shown in the notation of JSON: `\u001b`.
extension StringProtocol {
    /// Keeps line breaks: for text that is composed of several lines.
    var visible: String { escapingControls { $0 == "\n" } }

    /// On one line: for text within a sentence or a table cell.
    var visibleOnOneLine: String { escapingControls { _ in false } }

    /// `“name”`, for a name in a sentence.
    var inQuotes: String { "“\(visibleOnOneLine)”" }

    private func escapingControls(except isKept: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: { $0.isInvisibleControl && !isKept($0) }) else { return String(self) }
        var escaped = ""
        for scalar in unicodeScalars {
            if scalar.isInvisibleControl, !isKept(scalar) { escaped += scalar.escape } else { escaped.unicodeScalars.append(scalar) }
        }
        return escaped
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character (C0, C1, DEL), a line or paragraph separator, or changes the direction of writing.
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

/// Quotes words so that a printed command can be pasted into a shell.
enum ShellWord {
    static func quoted(_ text: String) -> String {
        guard !text.unicodeScalars.contains(where: \.isInvisibleControl) else { return ansiQuoted(text) }
        let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy(isPlain)
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// `$'a\nb'`, which bash, zsh and ksh understand.
    private static func ansiQuoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            scalar == "'" || scalar == "\\" ? "\\\(scalar)" : scalar.isInvisibleControl ? scalar.escape : String(scalar)
        }
        return "$'\(escaped.joined())'"
    }

    private static func isPlain(_ scalar: UnicodeScalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "0"..."9", "-", ".", "_", "/", ":", "=", ",", "@", "%", "+": true
        default: false
        }
    }
}
