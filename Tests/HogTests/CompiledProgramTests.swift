import JSON
import Testing

@testable import Hog

/// Properties of the bytecode of every program that compiles.
@Suite struct CompiledProgramTests {
    @Test(arguments: [false, true])
    func everyProgramPassesTheVerifier(nullSafe: Bool) throws {
        for (path, _, bytecode) in Self.compiled(nullSafe: nullSafe) {
            #expect(throws: Never.self, "\(path)") { try Verifier.verify(bytecode) }
        }
    }

    @Test func everyElementHasAPlaceInTheSource() throws {
        for (path, source, bytecode) in Self.compiled(nullSafe: true) {
            #expect(bytecode.places.count == bytecode.elements.count, "\(path)")
            let places = 0...source.utf8.count
            #expect(bytecode.places.allSatisfy { places.contains($0.start) && places.contains($0.end) && $0.start <= $0.end }, "\(path)")
        }
    }

    @Test func everyProgramIsTheSameAfterItWasStored() throws {
        for (path, _, bytecode) in Self.compiled(nullSafe: false) {
            let stored = try JSONValue(parsing: bytecode.json)
            #expect(try Bytecode(json: stored).elements == bytecode.elements, "\(path)")
        }
    }

    @Test func everyInstructionIsShown() throws {
        for (path, source, bytecode) in Self.compiled(nullSafe: false) {
            var reader = try InstructionReader(bytecode)
            var count = 0
            while try reader.next() != nil { count += 1 }
            #expect(Disassembler(bytecode, source: source).lines.count == count, "\(path)")
        }
    }

    private static func compiled(nullSafe: Bool) -> [(path: String, source: String, bytecode: Bytecode)] {
        Corpus.paths.compactMap { path in
            guard let source = try? Corpus.program(path).source, let tree = try? Tree(parsing: source),
                let bytecode = try? Compiler.compile(tree, nullSafe: nullSafe)
            else { return nil }
            return (path, source, bytecode)
        }
    }
}
