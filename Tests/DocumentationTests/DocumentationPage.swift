import Foundation
import Testing

/// A page of the documentation.
struct DocumentationPage {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    private let path: String
    let text: String

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOfFile: Self.root + "/" + path, encoding: .utf8)
    }

    private init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The part of the page under a heading of the second level.
    func section(_ heading: String) throws -> DocumentationPage {
        let lines = text.components(separatedBy: "\n").drop { $0 != "## \(heading)" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        try #require(!lines.isEmpty, "\(path) has no section \(heading)")
        return DocumentationPage(path: path, text: lines.joined(separator: "\n"))
    }

    /// The rows of the page's tables that begin with code, each as its cells. Code in a cell is without its backticks.
    var codeRows: [[String]] {
        text.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }.map { row in
            row.dropFirst(2).dropLast(2).components(separatedBy: " | ").map { cell in
                cell.hasPrefix("`") && cell.hasSuffix("`") ? String(cell.dropFirst().dropLast()) : cell
            }
        }
    }

    /// The code blocks of a language in order; an empty name selects blocks without a language.
    func blocks(_ language: String) throws -> [String] {
        var lines = text.components(separatedBy: "\n")[...]
        var blocks: [String] = []
        while let fence = lines.first(where: { $0.hasPrefix("```") }) {
            let opened = lines.drop { $0 != fence }.dropFirst()
            let block = opened.prefix { $0 != "```" }
            if fence == "```\(language)" { blocks.append(block.joined(separator: "\n") + "\n") }
            lines = opened.dropFirst(block.count + 1)
        }
        try #require(!blocks.isEmpty, "\(path) has no block of \(language)")
        return blocks
    }

    /// The absolute paths of the files that the page links to.
    var links: [String] {
        let folder = URL(fileURLWithPath: "/" + path).deletingLastPathComponent()
        return text.matches(of: /\]\(([^)#]+)[^)]*\)/).map { String($0.output.1) }.filter { !$0.hasPrefix("https://") }
            .map { Self.root + folder.appendingPathComponent($0).standardizedFileURL.path }
    }

    /// The Swift files that the page names, such as `AssayAPI/API.swift`.
    var sourceFileNames: [String] { text.matches(of: /`([\w+\/]+\.swift)`/).map { String($0.output.1) } }

    /// Every Swift file of the project, relative to its root.
    static var sourceFiles: [String] {
        ["Package.swift"]
            + ["Sources", "Plugins", "Tests"].flatMap { folder in
                (FileManager.default.enumerator(atPath: "\(root)/\(folder)")?.compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
            }.filter { $0.hasSuffix(".swift") }
    }

    /// The anchors of the same page that links refer to, and the anchors that its headings define.
    var anchors: (referenced: Set<String>, defined: Set<String>) {
        let headings = text.components(separatedBy: "\n").filter { $0.hasPrefix("#") }
        let anchors = headings.map { heading in
            let words = heading.lowercased().drop { $0 == "#" || $0 == " " }
            return String(words.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }).replacing(" ", with: "-")
        }
        return (Set(text.matches(of: /\]\(#([^)]+)\)/).map { String($0.output.1) }), Set(anchors))
    }
}
