import Foundation
import JSON
import Testing

@testable import Hog

@Suite struct CollectorTests {
    /// An eager collector makes values that are freed too early visible.
    @Test(arguments: Corpus.paths.filter { !$0.hasPrefix("limits/") && !$0.hasPrefix("refused/") })
    func changesNothing(path: String) throws {
        let file = try Corpus.program(path)
        guard let program = try? CompiledProgram(compiling: file.source, nullSafe: file.expectations.isNullSafe) else { return }
        var machine = Machine(program)
        let usual = try MachineRun(&machine, globals: file.expectations.globals)
        machine.collector.isEager = true
        let eager = try MachineRun(&machine, globals: file.expectations.globals)
        let again = try MachineRun(&machine, globals: file.expectations.globals)
        #expect(usual == eager)
        #expect(usual == again)
    }

    /// A sanitizer makes the machine many times slower.
    private static let patient = Limits(time: .seconds(600))

    @Test(arguments: [
        "for (let i := 0; i < 300000; i := i + 1) { let s := concat('number ', i, ' of a longer text than fits anywhere') }",
        "for (let i := 0; i < 300000; i := i + 1) { let a := [i, [i]] }", "for (let i := 0; i < 300000; i := i + 1) { let o := {'a': i} }",
        "for (let i := 0; i < 200000; i := i + 1) { let f := x -> i }",
    ])
    func makesRoomForWhatALoopForgets(source: String) throws {
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: false), limits: Self.patient)
        let run = machine.runKeepingValues(JSONGlobals(object: try JSONValue(parsing: Array("{}".utf8))))
        #expect(try run.outcome.get().printed == "null")
        let places = machine.runtime.heap.strings.count + machine.runtime.heap.arrays.count + machine.runtime.heap.objects.count
        #expect(places + machine.runtime.heap.closures.count + machine.upvalues.cells.count < 250_000)
    }

    @Test func keepsNothingAfterARun() throws {
        let source = """
            let held := []
            fn deeper(n) { return n == 0 ? 0 : deeper(n - 1) }
            deeper(50000)
            for (let i := 0; i < 50000; i := i + 1) { held := [held, {'number': concat('number ', i)}][2] }
            """
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: false), limits: Self.patient)
        let strings = machine.runtime.heap.strings.count
        #expect(try MachineRun(&machine).end == "null")
        #expect(machine.runtime.heap.strings.count == strings)
        #expect(machine.runtime.heap.objects.isEmpty && machine.runtime.heap.arrays.isEmpty)
        #expect(machine.stack.capacity == 256)
    }

    @Test(arguments: [
        // Linked by writes: the stack holds only a short array at any time.
        "let a := [null] let b := a while (true) { b[1] := [null] b := b[1] }",
        "let o := {} let i := 0 while (true) { o[i] := 'a string of some length' || i i := i + 1 }",
        // Held in closed cells of closures that reference each other.
        "let f := null while (true) { let g := f let s := 'a string of some length' || 'x' f := () -> [g, s] }",
    ])
    func endsARunThatHidesWhatItHolds(source: String) throws {
        var limits = Self.patient
        limits.memory = 4 << 20
        let run = try MachineRun(source, limits: limits)
        #expect(
            run.end.hasPrefix("HogVMMemoryExceededException: Memory limit of 4194304 bytes exceeded. Attempted to use ")
                || run.end == "RecursionError: maximum recursion depth exceeded")
    }

    @Test func keepsTheVariablesOfLoopsApart() throws {
        let source = """
            let fs := []
            for (let i := 0; i < 3; i := i + 1) { let j := i fs := arrayPushBack(fs, () -> j) }
            return arrayMap(f -> f(), fs)
            """
        #expect(try MachineRun(source).end == "[0, 1, 2]")
    }

    @Test func runsAgainAsIfForTheFirstTime() throws {
        let source = """
            let n := 0
            fn next() { n := n + 1 return n }
            let words := splitByString(' ', output)
            print(next(), next(), words, output =~ 'b+', {'a': words})
            if (length(words) > 2) { throw Error('too many') }
            return [n, output]
            """
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: false))
        for _ in 0..<3 {
            let first = try MachineRun(&machine, globals: #"{"output": "a b"}"#)
            #expect(first.lines == ["1 2 ['a', 'b'] true {'a': ['a', 'b']}"])
            #expect(first.end == "[2, 'a b']")
            let second = try MachineRun(&machine, globals: #"{"output": "a c d"}"#)
            #expect(second.lines == ["1 2 ['a', 'c', 'd'] false {'a': ['a', 'c', 'd']}"])
            #expect(second.end == "UncaughtHogVMException: Error('too many')")
        }
    }
}
