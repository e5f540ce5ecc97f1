import AssayDomain
import Catalog
import EvaluatorKit
import Foundation
import NginxSupport
import ServedAssay
import Testing

/// The statements of the README are true, and its commands work.
@Suite struct ReadmeTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    private let lines: [String]

    init() throws {
        lines = try String(contentsOfFile: Self.root + "/README.md", encoding: .utf8).components(separatedBy: "\n")
    }

    @Test func listsEveryEvaluatorAsItsCardDescribesIt() {
        let rows = lines.filter { $0.hasPrefix("| [`") }
        let cards = EvaluatorCatalog.registry.cards
        #expect(rows.count == cards.count)
        for card in cards {
            let outputs = card.outputs.map(\.rawValue).joined(separator: ", ")
            let row = rows.first { $0.hasPrefix("| [`\(card.type)`](") } ?? ""
            #expect(row.contains(") | \(outputs) | \(card.summary)"), "\(row) is not \(card.type): \(outputs): \(card.summary)")
        }
    }

    @Test func pointsToFilesThatThereAre() {
        let links = lines.flatMap { $0.matches(of: /\]\(([^)]+)\)/).map { String($0.output.1) } }
        #expect(!links.isEmpty)
        for link in links where !link.hasPrefix("https://") {
            #expect(FileManager.default.fileExists(atPath: Self.root + "/" + link), "\(link)")
        }
        let named = lines.flatMap { $0.matches(of: /`((?:Sources|Plugins|Tests|nginx)\/[A-Za-z\/.]+)`/).map { String($0.output.1) } }
        for path in named { #expect(FileManager.default.fileExists(atPath: Self.root + "/" + path), "\(path)") }
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func scoresTheDatasetThatItShows() throws {
        let served = try AssayServer()
        let section = lines.drop { $0 != "## Score a dataset of your own" }
        let items = try #require(Self.block("json", in: section))
        let commands = try #require(Self.block("sh", in: section))
        try items.write(to: served.directory.appendingPathComponent("questions.jsonl"), atomically: false, encoding: .utf8)
        let answer = try served.shell(commands)
        #expect(answer.status == 0, "\(answer.output)")
        let results = answer.output.components(separatedBy: "\n").filter { $0.hasPrefix("{\"id\"") }
        #expect(results.count == 2, "\(answer.output)")
        #expect(results.filter { $0.contains(#""passed":true"#) }.count == 1)
        #expect(results.filter { $0.contains(#""passed":false"#) }.count == 1)
    }

    @Test(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
    func answersTheRequestThatItShows() throws {
        let served = try AssayServer()
        let curl = try #require(lines.first { $0.hasPrefix("curl -H") })
        let adapted = curl.replacing("http://127.0.0.1:8000", with: served.url).replacing("data/admin.key", with: "admin.key")
        let answer = try served.shell(adapted)
        #expect(answer.output.contains(#"{"count":0,"next":null,"previous":null,"results":[]}"#), "\(answer.output)")
    }

    /// The first code block of a language in these lines.
    private static func block(_ language: String, in lines: some Sequence<String>) -> String? {
        let started = lines.drop { $0 != "```\(language)" }.dropFirst()
        let block = started.prefix { $0 != "```" }
        return block.isEmpty ? nil : block.joined(separator: "\n") + "\n"
    }
}
