import Foundation
import Testing

@testable import Hog

/// Compares docs/hog-bytecode.md with the opcode table.
@Suite struct BytecodePageTests {
    @Test func describesEachInstructionAsTheMachineKnowsIt() throws {
        // The folder of the tests may be a symbolic link.
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        let page = tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/hog-bytecode.md")
        let rows = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows == Opcode.allCases.map(\.entry).map(Self.row))
    }

    private static func row(_ entry: OpcodeEntry) -> String {
        let number = entry.opcode == .stop ? "null" : "\(entry.opcode.rawValue)"
        let operands = entry.operands.map { "\($0)" }.joined(separator: ", ")
        let pops: String
        switch (entry.effect.pops, entry.effect.popsEach) {
        case (let fixed, 0): pops = "\(fixed)"
        case (0, let each): pops = each == 1 ? "n" : "\(each)n"
        case (let fixed, let each): pops = "\(each == 1 ? "n" : "\(each)n") + \(fixed)"
        }
        return "| `\(number)` | `\(entry.name)` | \(operands) | \(pops) → \(entry.effect.pushes) | \(entry.meaning) |"
    }
}
