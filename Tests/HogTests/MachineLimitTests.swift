import Foundation
import Hog
import JSON
import Testing

@Suite struct MachineLimitTests {
    private static let nothing = JSONGlobals(object: try! JSONValue(parsing: Array("{}".utf8)))

    @Test func countsADoublingStringAsTheReferenceDoes() throws {
        let run = try MachineRun("let s := 'banana' for (let i := 0; i < 100; i := i + 1) { s := s || s }")
        #expect(run.end == "HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded. Attempted to use 75497504 bytes")
    }

    @Test(arguments: [
        "while (true) {}", "for (let i := 0; i >= 0; i := i + 1) {}", "fn f() { while (true) { try { throw Error('x') } catch {} } } f()",
        "while (true) { let s := 'a' || 'b' }", "arrayMap(x -> { while (true) {} }, [1])", "while (true) { let f := x -> x }",
    ])
    func endsALoopThatDoesNot(source: String) throws {
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: false), limits: Limits(time: .milliseconds(100)))
        let end = try MachineRun(&machine).end
        #expect(end.hasPrefix("HogVMRuntimeExceededException: Runtime exceeded 0.1 seconds after "))
        #expect(end.hasSuffix(" operations"))
    }

    @Test func callsAsDeepAsProgramsDo() throws {
        #expect(try MachineRun("fn f(n) { if (n == 0) { return 0 } return 1 + f(n - 1) } return f(50000)").end == "50000")
    }

    @Test(arguments: ["fn f() { return f() } f()", "fn f(n) { return f(n + 1) } f(0)"])
    func callsNoDeeperThanTheMachineAllows(source: String) throws {
        #expect(try MachineRun(source).end == "HogVMException: Call stack is deeper than 100000 calls")
    }

    @Test func argumentsOfDeepCallsAreCounted() throws {
        let source = "fn f(n, s) { return f(n + 1, s) } f(0, '\(String(repeating: "a", count: 10_000))')"
        #expect(try MachineRun(source).end.hasPrefix("HogVMMemoryExceededException: Memory limit of 67108864 bytes exceeded."))
    }

    @Test func keepsNoMoreLinesThanAnyoneReads() throws {
        let many = try MachineRun("for (let i := 0; i < 20000; i := i + 1) { print(i) } return 1")
        #expect(many.lines.count == 10_001)
        #expect(many.lines.last == "… (output truncated)")
        #expect(many.end == "1")
        let long = try MachineRun(
            "let s := 'abcdefgh' for (let i := 0; i < 15; i := i + 1) { s := s || s } for (let i := 0; i < 10; i := i + 1) { print(s) }")
        #expect(long.lines.map(\.utf8.count) == [262_144, 262_144, 262_144, 262_144, 22])
    }

    @Test func reportsTheMostThatWasUsed() throws {
        var machine = Machine(try CompiledProgram(compiling: "let s := 'abcd' let t := s || s return 1", nullSafe: false))
        let run = machine.run(Self.nothing)
        // Three strings of four characters in their slots.
        #expect(run.peakMemory == 3 * 12)
        #expect(run.operations > 5)
    }

    @Test func stopsWhenCancelled() throws {
        var machine = Machine(try CompiledProgram(compiling: "while (true) {}", nullSafe: false))
        let run = machine.run(Self.nothing, while: { false })
        #expect(throws: HogFailure.self) { try run.outcome.get() }
        guard case .failure(let failure) = run.outcome else { return }
        #expect(failure.kind == .interrupted)
    }
}
