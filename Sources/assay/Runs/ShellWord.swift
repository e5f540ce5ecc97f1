/// A word as a shell reads it back: what is printed can be pasted.
enum ShellWord {
    static func quoted(_ text: String) -> String {
        guard !text.unicodeScalars.contains(where: \.isInvisibleControl) else { return ansiQuoted(text) }
        let isPlain = !text.isEmpty && text.unicodeScalars.allSatisfy(isPlain)
        return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// `$'a\nb'`, which bash, zsh and ksh read.
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
