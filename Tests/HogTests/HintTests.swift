import Testing

@testable import Hog

/// Hints for code that looks like Python or JavaScript.
@Suite struct HintTests {
    private func hint(refusing source: String) -> String? {
        do {
            _ = try CompiledProgram(compiling: source, nullSafe: true)
            return nil
        } catch {
            return error.hint(in: source)
        }
    }

    private func hint(running source: String) throws -> String? {
        let program = try CompiledProgram(compiling: source, nullSafe: true)
        var machine = Machine(program, limits: Limits())
        guard case .failure(let failure) = machine.run(NoGlobals()).outcome, let element = failure.element else { return nil }
        return failure.hint(at: program.bytecode.places[element], in: source)
    }

    private struct NoGlobals: Globals {
        func global(_ name: String) -> Global? { nil }
    }

    @Test(arguments: [
        ("if (1 && 2) {}", "`and`"), ("return !1", "`not`"), ("let x = 1", "`:=`"), ("return 1 === 1", "`==`"), ("return 1 !== 1", "`!=`"),
        ("let x := 1 x += 1", "`+=`"), ("let i := 1 i++", "`i := i + 1`"), ("let f := x => x", "`x -> x + 1`"), ("return 2 ** 3", "powers"),
        ("return [x for x in [1]]", "`arrayMap("), ("return 'don't'", "`'it''s'`"), ("x := 1", "`let x := 1`"),
        ("if (1): return 1", "braces"),
        ("def f(a):\n  return a", "`fn name(x) { … }`"),
    ])
    func aRefusalSaysWhatToWrite(source: String, advice: String) {
        #expect(hint(refusing: source)?.contains(advice) == true, "\(hint(refusing: source) ?? "nothing")")
    }

    @Test(arguments: ["return (", "let a := 1 let a := 2", "return {'a' 1}", "", "return 1 :", "return [1][0]"])
    func otherRefusalsStandAlone(source: String) {
        #expect(hint(refusing: source) == nil)
    }

    @Test(arguments: [
        (#"return "hello""#, "single quotes"), (#"return f"{1}""#, "single quotes"), ("return `a`", "Backticks"), ("return None", "`null`"),
        ("for x in [1] {}", "`for (let x in list)"), ("while (1) { break }", "no `break`"), ("return nobody", "`let nobody := …`"),
        ("return len('a')", "`length`"), ("return to_string(1)", "`toString`"), ("return ISNULL(1)", "`isNull`"), ("throw 'a'", "Error("),
        ("return 'a'.length", "`length(x)`"), ("return 'a'.key", "`jsonParse(x)`"), ("return 'a' + 1", "`||`"),
        ("return endswith('a', 'a')", "`endsWith`"),
        ("return extract_all('a', 'a')", "`extractAll`"), ("return replaceRegexpAll('a', 'a', 'b')", "`replaceRegex`"),
        ("return splitByRegexp('a', 'a')", "`splitByRegex`"), ("return findall('a', 'a')", "`extractAll`"),
    ])
    func aFailureSaysWhatToWrite(source: String, advice: String) throws {
        let hint = try hint(running: source)
        #expect(hint?.contains(advice) == true, "\(hint ?? "nothing")")
    }

    @Test(arguments: ["return 1 / 0", "return unheardOf(1)", "return 1 + [2]", "throw Error('Global variable not found: x')"])
    func otherFailuresStandAlone(source: String) throws {
        #expect(try hint(running: source) == nil)
    }

    @Test(arguments: [-5, 0, 9, 99])
    func aPlaceOfAnotherSourceIsSurvived(offset: Int) {
        let place = SourcePlace(start: offset, end: -offset)
        _ = HogSyntaxError("Unexpected `x`", at: place).hint(in: "a && b")
        _ = HogFailure.machine("Global variable not found: x").hint(at: place, in: "a && b")
    }
}
