import Testing

@testable import Hog
@testable import HogSupport

/// Properties of every tree that the parser can produce, tested with random trees.
@Suite struct GeneratedProgramTests {
    @Test(arguments: 0..<8)
    func whatCompilesPassesTheVerifierAndEnds(part: UInt64) throws {
        var compiled = 0
        for seed in (part * 1_000)..<(part * 1_000 + 1_000) {
            let tree = TreeGenerator.tree(seed: seed)
            guard let bytecode = try? Compiler.compile(tree, nullSafe: seed.isMultiple(of: 2)) else { continue }
            compiled += 1
            let program = try CompiledProgram(verifying: bytecode)
            var machine = Machine(program, limits: Limits(time: .milliseconds(20), memory: 1 << 20))
            machine.collector.isEager = seed.isMultiple(of: 3)
            _ = machine.run(NoGlobals())
        }
        #expect(compiled > 50)
    }
}

private struct NoGlobals: Globals {
    func global(_ name: String) -> Global? { nil }
}
