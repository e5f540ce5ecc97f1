import Foundation
import Testing

@testable import Hog

/// docs/hog-bytecode.md is the opcode table in prose.
@Suite struct BytecodePageTests {
    @Test func describesEachInstructionAsTheMachineKnowsIt() throws {
        // The folder of the tests may be a link to where the page is.
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        let page = tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/hog-bytecode.md")
        let rows = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows == Opcode.allCases.map(\.entry).map(Self.row))
    }

    private static func row(_ entry: OpcodeEntry) -> String {
        let number = entry.opcode == .stop ? "null" : "\(entry.opcode.rawValue)"
        let operands = entry.operands.map { "\($0)" }.joined(separator: ", ")
        let takes: String
        switch (entry.effect.takes, entry.effect.takesEach) {
        case (let takesAlways, 0): takes = "\(takesAlways)"
        case (0, let each): takes = each == 1 ? "n" : "\(each)n"
        case (let takesAlways, let each): takes = "\(each == 1 ? "n" : "\(each)n") + \(takesAlways)"
        }
        return "| `\(number)` | `\(entry.name)` | \(operands) | \(takes) → \(entry.effect.gives) | \(entry.meaning) |"
    }
}
