import JSON
import Testing

@testable import Hog

/// Programs that use functions that PostHog's machine does not have, and programs with functions of their own of the same name.
@Suite struct PortabilityTests {
    private func refusal(of source: String) throws -> HogSyntaxError? {
        let program = try CompiledProgram(compiling: source, nullSafe: true)
        do {
            try program.checkPortability()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: LibraryTableTests.additions)
    func aCallOfAnAdditionIsRefused(name: String, minimum: Int, maximum: Int?) throws {
        let call = "\(name)(\(Array(repeating: "'a'", count: minimum).joined(separator: ", ")))"
        let error = try #require(try refusal(of: "let x := 1\nreturn [x, \(call)]"))
        #expect(error.message == "PostHog's machine has no function `\(name)`. Declare it before this call: `fn \(name)(…) { … }`")
        #expect(error.place == SourcePlace(start: 22, end: 22 + call.utf8.count))
    }

    @Test(arguments: [
        ("return arrayMap(abs, [1])", 16), ("let f := endsWith", 9), ("fn f() { return abs(1, 2) }", 16),
        ("{ let abs := 1 } return abs(1)", 24),
        ("let f := (abs) -> abs(1) return abs(2)", 32), ("print(1) return abs(1) + endsWith(1, 2)", 16), ("return f'{abs(1)}'", 10),
    ])
    func everyUseIsRefused(source: String, offset: Int) throws {
        #expect(try refusal(of: source)?.place.start == offset)
    }

    @Test(arguments: [
        "return extractRegex('a', 'b')", "fn abs(x) { return x } return abs(1)", "let endsWith := (a, b) -> a return endsWith(1, 2)",
        "fn f(abs) { return abs(1) }", "fn abs(x) { return x > 0 ? x : abs(-x) } return arrayMap(abs, [1])",
        "fn abs(x) { return x } let f := y -> abs(y) return f(1)", "return {'abs': 1}.abs", "return 'abs'", "let o := {} return o.abs(1)",
        "return properties.abs",
    ])
    func otherProgramsAreNot(source: String) throws {
        #expect(try refusal(of: source) == nil)
    }

    @Test(arguments: [
        ("fn abs(x) { return 'mine' } return abs(-1)", "'mine'"), ("let extractAll := (a, b) -> b return extractAll('a', 'b')", "'b'"),
        ("fn f(endsWith) { return endsWith(1) } return f(x -> x + 1)", "2"), ("fn replaceRegex() { return 0 } return replaceRegex()", "0"),
        ("let splitByRegex := 5 return splitByRegex", "5"), ("return abs(-1)", "1"), ("return extractAll('ab', '.')", "['a', 'b']"),
        ("return arrayMap(abs, [-1])", "[1]"), ("let f := endsWith return f('ab', 'b')", "true"),
    ])
    func aFunctionOfTheProgramTakesPrecedence(source: String, result: String) throws {
        let compiled = try CompiledProgram(compiling: source, nullSafe: true).bytecode
        let stored = try Bytecode(json: JSONValue(parsing: compiled.json))
        #expect(stored.elements == compiled.elements)
        for bytecode in [compiled, stored] { #expect(try MachineRun(bytecode).end == result) }
    }

    /// Old programs declare a function by name when they run. Until then the name means the function of the library.
    @Test func aFunctionThatIsDeclaredByNameTakesPrecedence() throws {
        let declared = try Bytecode(code: #"41 "abs" 1 3 · 32 "mine" 38 · 33 -1 2 "abs" 1 38"#)
        #expect(try MachineRun(declared).end == "'mine'")
        #expect(throws: Never.self) { try CompiledProgram(verifying: declared).checkPortability() }
        let later = try Bytecode(code: #"33 -1 2 "abs" 1 · 41 "abs" 1 3 · 32 "mine" 38 · 38"#)
        #expect(try MachineRun(later).end == "1")
    }

    @Test func bytecodeIsCheckedWithoutASource() throws {
        let stored = try CompiledProgram(verifying: Bytecode(code: #"33 -1 2 "abs" 1 38"#))
        let error = #expect(throws: HogSyntaxError.self) { try stored.checkPortability() }
        #expect(error?.message.hasPrefix("PostHog's machine has no function `abs`.") == true)
        #expect(error?.place == SourcePlace(start: 0, end: 0))
    }

    /// A global takes precedence over a function that is read as a value, as it did before the function existed.
    @Test func aGlobalOfTheSameNameIsRead() throws {
        #expect(try MachineRun("return abs", globals: #"{"abs": 5}"#).end == "5")
        #expect(try MachineRun("return abs(-1)", globals: #"{"abs": 5}"#).end == "1")
    }
}
