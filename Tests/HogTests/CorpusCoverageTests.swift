import Testing

@testable import Hog

/// The corpus of programs covers every instruction, function, operator, statement and failure.
@Suite struct CorpusCoverageTests {
    private let programs: [ProgramCase]

    init() throws { programs = try Corpus.paths.map(Corpus.program) }

    /// The instructions of all programs that compile.
    private func instructions() throws -> [Instruction] {
        var instructions: [Instruction] = []
        for program in programs {
            guard let compiled = try? CompiledProgram(compiling: program.source, nullSafe: program.expectations.isNullSafe) else {
                continue
            }
            var reader = try InstructionReader(compiled.bytecode)
            while let instruction = try reader.next() { instructions.append(instruction) }
        }
        return instructions
    }

    @Test func everyInstructionThatTheCompilerEmits() throws {
        let neverEmitted: Set<Opcode> = [.declareFn, .stop]
        let reached = Set(try instructions().map(\.opcode))
        #expect(Set(Opcode.allCases).subtracting(neverEmitted).subtracting(reached) == [])
    }

    @Test func everyFunctionOfTheLibrary() throws {
        let strings = Set(try instructions().filter { [.callGlobal, .string].contains($0.opcode) }.map { $0.operands[0] })
        let missing = Library.numbers.keys.filter { !strings.contains(.string($0)) }
        #expect(missing.sorted() == [])
    }

    @Test func everyOperator() throws {
        let found = try labels()
        let operators = ArithmeticOperator.allCases.map { "\($0)" } + ComparisonOperator.allCases.map { "\($0)" }
        #expect(Set(operators).subtracting(found).subtracting(["notInCohort"]) == [])
    }

    @Test func everyStatementAndExpression() throws {
        let kinds: Set = [
            "variable", "expression", "assignment", "returns", "throwing", "tryCatch", "conditional", "whileLoop", "forLoop", "forIn",
            "function", "block", "empty", "constant", "field", "and", "or", "not", "arithmetic", "comparison", "between", "array", "tuple",
            "dictionary", "call", "callOf", "tupleAccess", "arrayAccess", "lambda", "unsupported",
        ]
        let missing = kinds.subtracting(try labels())
        #expect(missing == [])
    }

    @Test func everyClassOfFailure() {
        let classes = Set(
            programs.compactMap { program -> Substring? in
                guard case .fails(let failure) = program.expectations.end else { return nil }
                return failure.prefix { $0 != ":" }
            })
        let known = [
            "HogVMException", "UncaughtHogVMException", "HogVMRuntimeExceededException", "HogVMMemoryExceededException", "TypeError",
            "AttributeError", "KeyError", "ZeroDivisionError", "JSONDecodeError", "ValueError", "OverflowError", "RecursionError",
        ]
        #expect(Set(known.map { $0[...] }).subtracting(classes) == [])
    }

    /// The names of all enum cases in the trees of all programs that parse.
    private func labels() throws -> Set<String> {
        var labels: Set<String> = []
        func walk(_ value: Any) {
            let mirror = Mirror(reflecting: value)
            if mirror.displayStyle == .enum { labels.insert(mirror.children.first?.label ?? "\(value)") }
            for child in mirror.children { walk(child.value) }
        }
        for program in programs { if let tree = try? Tree(parsing: program.source) { walk(tree) } }
        return labels
    }
}
