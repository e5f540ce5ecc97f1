/// Text in Markdown as GitHub and GitLab read it.
enum MarkdownText {
    /// Text that means nothing but itself: what would be markup, HTML, the end of a cell or a link is escaped.
    static func plain(_ text: String) -> String {
        var plain = ""
        for character in ResultCell.line(text, upTo: 400) {
            switch character {
            case "<": plain += "&lt;"
            case ">": plain += "&gt;"
            case "&": plain += "&amp;"
            // Nobody is called by what a model wrote.
            case "@": plain += "&#64;"
            case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~": plain += "\\\(character)"
            default: plain.append(character)
            }
        }
        return plain
    }

    /// A code span in a cell, however many backquotes the text has.
    static func code(_ text: String) -> String {
        let line = ResultCell.line(text, upTo: 200)
        guard !line.isEmpty else { return "" }
        let longest = line.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(line.replacing("|", with: "\\|")) \(fence)"
    }

    /// Rows under headings.
    static func table(_ headings: [String], _ rows: [[String]]) -> String {
        let lines = [headings, headings.map { _ in "---" }] + rows
        return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
    }
}
