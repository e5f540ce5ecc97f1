import Foundation
import Testing

@testable import Hog

/// Runs the programs and examples in docs/hog.md.
@Suite struct HogPageTests {
    private let lines: [String]

    init() throws {
        // The folder of the tests may be a symbolic link.
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        let page = tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/hog.md")
        lines = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n")
    }

    /// The programs on the page.
    private var programs: [String] {
        lines.split { $0 == "```hog" }.dropFirst().map { $0.prefix { $0 != "```" }.joined(separator: "\n") }
    }

    /// The rows of the library tables: ``| `name(arguments)` | description | `example  // result` |``.
    private var entries: [(name: String, example: String, result: String)] {
        lines.compactMap { line in
            guard let row = line.wholeMatch(of: /\| `(\w+)\((.*)\)` \| .* \| `(.*)  \/\/ (.*)` \|/) else { return nil }
            let example = String(row.output.3).replacing("\\|", with: "|")
            return (String(row.output.1), example, String(row.output.4))
        }
    }

    @Test func itsProgramsDoWhatTheySay() throws {
        #expect(programs.count > 15)
        for program in programs { try expectNoDifference(program) }
    }

    @Test func itHasTenEvaluationsToCopy() throws {
        let evaluations = try programs.filter { try ProgramCase($0).expectations.isNullSafe }
        #expect(evaluations.count == 10)
    }

    @Test func itNamesEveryFunctionOfTheLibraryOnce() {
        let names = entries.map(\.name)
        #expect(names.sorted() == Library.numbers.keys.sorted())
    }

    @Test func itsExamplesGiveWhatTheySay() throws {
        for (_, example, result) in entries {
            let end = result.hasPrefix("fails: ") || result.hasPrefix("prints: ") ? result : "returns: \(result)"
            try expectNoDifference("return \(example)\n// \(end)")
        }
    }

    private func expectNoDifference(_ program: String) throws {
        let difference = try ProgramCase(program).difference()
        #expect(difference == nil, "\(program)\n\(difference ?? "")")
    }
}
