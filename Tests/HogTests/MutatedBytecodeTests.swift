import Testing

@testable import Hog

/// Runs mutated bytecode: if the verifier accepts it, the machine neither crashes nor exceeds its limits.
@Suite struct MutatedBytecodeTests {
    @Test(arguments: 0..<8)
    func nothingThatPassesTheVerifierCrashesTheMachine(seed: Int) throws {
        var mutator = Mutator(seed: UInt64(seed), programs: Self.programs)
        var passed = 0
        for _ in 0..<4_000 {
            let bytecode = mutator.next()
            guard let program = try? CompiledProgram(verifying: bytecode) else { continue }
            passed += 1
            var machine = Machine(program, limits: Limits(time: .milliseconds(20), memory: 1 << 20))
            // Use after free shows up soonest with an eager collector.
            machine.collector.isEager = seed.isMultiple(of: 2)
            let run = machine.run(UndefinedGlobals())
            #expect(run.lines.count < 1 << 20)
        }
        #expect(passed > 200)
    }

    /// Regressions found by mutation.
    @Test(arguments: [("1 0", "Global variable not found: None")])
    func failsWhereNoCompilerWouldLeadIt(code: String, message: String) throws {
        var machine = Machine(try CompiledProgram(verifying: Bytecode(code: code)))
        let run = machine.run(UndefinedGlobals())
        #expect(throws: HogFailure.self) { try run.outcome.get() }
        if case .failure(let failure) = run.outcome { #expect(failure.message == message) }
    }

    /// The programs of the corpus that compile, except for the slow ones.
    private static let programs: [[BytecodeElement]] = Corpus.paths.filter { !$0.hasPrefix("limits/") }.compactMap { path in
        guard let source = try? Corpus.program(path).source else { return nil }
        return (try? Compiler.compile(Tree(parsing: source), nullSafe: false))?.elements
    }
}

private struct UndefinedGlobals: Globals {
    func global(_ name: String) -> Global? { nil }
}

/// Creates new programs by mutating the programs of the corpus.
private struct Mutator {
    private var random: SeededGenerator
    private let programs: [[BytecodeElement]]

    init(seed: UInt64, programs: [[BytecodeElement]]) {
        random = SeededGenerator(state: seed)
        self.programs = programs
    }

    mutating func next() -> Bytecode {
        guard var elements = programs.randomElement(using: &random) else { return Bytecode(elements: []) }
        for _ in 0..<Int.random(in: 1...3, using: &random) where elements.count > 3 { change(&elements) }
        return Bytecode(elements: elements)
    }

    private mutating func change(_ elements: inout [BytecodeElement]) {
        let place = Int.random(in: 2..<elements.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: elements[place] = element()
        case 1: elements.insert(element(), at: place)
        case 2: elements.remove(at: place)
        case 3: elements.swapAt(place, Int.random(in: 2..<elements.count, using: &random))
        case 4:
            // Inserts a range of another program.
            guard let other = programs.randomElement(using: &random), other.count > 2 else { return }
            let start = Int.random(in: 2..<other.count, using: &random)
            elements.insert(contentsOf: other[start..<min(other.count, start + Int.random(in: 1...12, using: &random))], at: place)
        default:
            // Replaces an opcode by one with the same operands, which usually passes the verifier.
            guard case .integer(let number) = elements[place], let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: number)) else {
                return
            }
            let alike = Opcode.allCases.filter { $0.entry.operands.count == opcode.entry.operands.count }
            elements[place] = .integer(Int(alike.randomElement(using: &random)?.rawValue ?? 0))
        }
    }

    private mutating func element() -> BytecodeElement {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .null
        case 1: .boolean(Bool.random(using: &random))
        case 2: .float(Double.random(in: -1...1e18, using: &random))
        case 3: .string(["", "a", "type", "length", "arrayMap", "\u{1F600}"].randomElement(using: &random) ?? "")
        case 4: .integer([.max, .min, -1, 1 << 32, 300].randomElement(using: &random) ?? 0)
        default: .integer(Int.random(in: -3..<60, using: &random))
        }
    }
}
