/// Texts with an end.
enum CutText {
    /// The same where it is no longer than so many characters, else so much of it with `...` at its end.
    static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        var cut = String.UnicodeScalarView()
        cut.append(contentsOf: text.unicodeScalars.prefix(limit - 3))
        return String(cut) + "..."
    }

    /// Lines as one text, without joining more than is kept.
    static func joined(_ lines: [String], to limit: Int) -> String {
        guard lines.count > 1 else { return cut(lines.first ?? "", to: limit) }
        var text = ""
        for (number, line) in lines.enumerated() {
            if number > 0 { text += "\n" }
            text += line
            // Of at most four bytes is a character.
            if text.utf8.count > 4 * limit { break }
        }
        return cut(text, to: limit)
    }
}
