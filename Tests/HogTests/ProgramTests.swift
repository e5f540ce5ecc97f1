import Foundation
import Testing

/// Runs the programs in `Programs`. Each file states its expectations in comments, so a new test needs only a new file.
enum Corpus {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Programs/"

    /// Relative paths in alphabetical order: `errors/throw.hog`.
    static let paths: [String] = {
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".hog") }.sorted()
    }()

    static func program(_ path: String) throws -> ProgramCase {
        try ProgramCase(String(contentsOfFile: folder + path, encoding: .utf8))
    }
}

@Suite struct ProgramTests {
    @Test(arguments: Corpus.paths)
    func doesWhatItsMarginSays(path: String) throws {
        let difference = try Corpus.program(path).difference()
        if let difference { Issue.record("\(path): expected -, actual +\n\(difference)") }
    }

    @Test func thereAreManyPrograms() {
        #expect(Corpus.paths.count > 200)
    }

    @Test(arguments: [
        ("print(1)  // prints: 2", "- prints: 2\n+ prints: 1"),
        ("print(1)\nprint(2)  // prints: 2", "+ prints: 1\n  prints: 2"),
        ("print(1)  // prints: 1\n// prints: 2", "  prints: 1\n- prints: 2"),
        ("print('é')  // prints: e\u{301}", "- prints: e\u{301}\n+ prints: é"),
        ("return 1  // returns: 2", "- returns: 2\n+ returns: 1"),
        ("return 1  // fails: TypeError: no", "- fails: TypeError: no\n+ returns: 1"),
        ("print(1)\nx  // prints: 1", "  prints: 1\n+ fails: HogVMException: Global variable not found: x"),
        ("let x let x\n// refused: none", "- refused: none (line 2)\n+ refused: Variable `x` already declared in this scope (line 1)"),
    ])
    func aWrongExpectationIsNoticed(source: String, difference: String) throws {
        #expect(try ProgramCase(source).difference() == difference)
    }
}
