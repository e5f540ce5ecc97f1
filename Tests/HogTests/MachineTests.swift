import JSON
import Testing

@testable import Hog

@Suite struct MachineTests {
    @Test(arguments: [
        ("32 \"b\" 32 \"a\" 1 2 38", "5"), ("32 \"nothing\" 1 1 38", "HogVMException: Global variable not found: nothing"),
        ("32 \"length\" 1 1 38", "fn<length(1)>"), ("32 \"a\" 2 \"length\" 1 38", "1"),
        ("29 30 3 2 38", "false"), ("29 30 4 2 38", "true"), ("29 3 1 38", "true"), ("30 5 38", "true"), ("33 0 5 38", "true"),
        ("33 1 33 2 6 38", "3"), ("33 1 33 2 7 38", "1"), ("33 3 33 2 8 38", "6"), ("33 2 33 1 9 38", "0.5"), ("33 3 33 -5 10 38", "1"),
        ("34 1.5 33 1 6 38", "2.5"), ("34 1.5 34 1.5 6 38", "3.0"), ("34 1.5 34 2.5 7 38", "1.0"), ("34 1.5 34 2.0 8 38", "3.0"),
        ("33 9223372036854775807 33 1 6 38", "9223372036854775808"), ("33 1 33 -9223372036854775808 7 38", "-9223372036854775809"),
        ("33 9223372036854775807 33 2 8 38", "18446744073709551614"),
        ("33 1 33 1 11 38", "true"), ("33 1 33 1 12 38", "false"), ("33 1 33 2 13 38", "true"), ("33 2 33 2 14 38", "true"),
        ("33 1 33 2 15 38", "false"), ("33 1 33 2 16 38", "false"), ("32 \"1\" 33 1 11 38", "true"),
        ("32 \"a%\" 32 \"abc\" 17 38", "true"), ("32 \"A%\" 32 \"abc\" 18 38", "true"), ("32 \"a%\" 32 \"abc\" 19 38", "false"),
        ("32 \"A%\" 32 \"abc\" 20 38", "false"), ("33 1 43 1 33 1 21 38", "true"), ("33 1 43 1 33 1 22 38", "false"),
        ("32 \"b\" 32 \"abc\" 23 38", "true"), ("32 \"b\" 32 \"abc\" 24 38", "false"), ("32 \"B\" 32 \"abc\" 25 38", "true"),
        ("32 \"B\" 32 \"abc\" 26 38", "false"), ("29 38", "true"), ("30 38", "false"), ("31 38", "null"), ("32 \"s\" 38", "'s'"),
        ("33 9007199254740993 38", "9007199254740993"),
        ("33 true 33 false 43 2 38", "[true, false]"), ("34 0.5 38", "0.5"), ("34 1 38", "1"), ("34 -0.0 34 0.0 43 2 38", "[-0.0, 0.0]"),
        ("33 1 33 2 35 38", "1"), ("33 7 36 0 38", "7"), ("33 7 33 8 37 0 36 0 38", "8"), ("39 2 33 1 33 2 38", "2"),
        ("30 40 3 33 1 38 33 2 38", "2"), ("33 1 40 3 33 1 38 33 2 38", "1"),
        ("32 \"k\" 33 1 42 1 38", "{'k': 1}"), ("33 1 33 2 43 2 38", "[1, 2]"), ("33 1 33 2 44 2 38", "(1, 2)"),
        ("33 5 43 1 33 1 45 38", "5"), ("31 33 1 48 38", "null"), ("33 5 43 1 36 0 33 1 33 6 46 36 0 38", "[6]"),
        ("33 1 47 3 35 33 2 38", "1"), ("31 47 3 35 33 2 38", "2"),
        ("52 \"f\" 1 0 3 36 0 38 38", "fn<f(1)>"), ("33 4 52 \"f\" 1 0 3 36 0 38 53 0 54 1 38", "4"),
        ("52 \"f\" 1 0 3 36 0 38 53 0 54 0 38", "null"), ("33 3 52 \"f\" 0 1 3 55 0 38 53 1 true 0 54 0 38", "3"),
        ("33 3 52 \"f\" 0 1 6 33 4 56 0 31 38 53 1 true 0 54 0 35 36 0 38", "4"), ("33 3 57 31 38", "null"),
        ("41 \"f\" 1 3 36 0 38 33 6 2 \"f\" 1 38", "6"), ("33 1 33 2 6", "3"), ("", "null"), ("33 8 null 35", "8"), ("null", "null"),
    ])
    func doesWhatTheManualSays(code: String, end: String) throws {
        #expect(try MachineRun(Bytecode(code: code), globals: #"{"a": {"b": 5}}"#).end == end)
    }

    @Test(arguments: [
        (#"["_h", 33, 2, 33, 1, 2, "minus", 2]"#, "-1"), (#"["_H", 1, 33, 2, 33, 1, 2, "minus", 2]"#, "1"),
        (#"["_h", 32, "b", 32, "abc", 2, "position", 2, 38]"#, "2"),
        (#"["_h", 33, 2, 33, 1, 32, "minus", 1, 1, 54, 2, 38]"#, "-1"), (#"["_H", 1, 33, 2, 33, 1, 32, "minus", 1, 1, 54, 2, 38]"#, "1"),
    ])
    func takesArgumentsInTheOrderOfTheVersion(text: String, end: String) throws {
        #expect(try MachineRun(Bytecode(json: JSONValue(parsing: Array(text.utf8)))).end == end)
    }

    @Test(arguments: [
        ("33 1 33 2", "Invalid bytecode. More than one value left on stack"),
        ("51 31 38", "Invalid operation POP_TRY: no try block to pop"),
        ("33 1 49", "Can not throw: value is not of type Error"), ("2 \"nothing\" 0 38", "Unsupported function call: nothing"),
        ("2 \"fetch\" 0 38", "Unsupported function call: fetch"), ("2 \"sleep\" 0 38", "Function sleep is not allowed here"),
        ("2 \"run\" 0 38", "Function run is not allowed here"), ("2 \"lower\" 0 38", "Function lower requires at least 1 arguments"),
        ("31 31 2 \"lower\" 2 38", "Function lower requires at most 1 arguments"),
        ("31 2 \"arrayMap\" 1 38", "Function arrayMap requires exactly 2 arguments"),
        ("32 \"x\" 2 \"import\" 1 38", "Unknown chunk: x"), ("2 \"import\" 0 38", "Function import requires exactly 1 argument"),
        ("33 5 54 0 38", "Invalid closure: 5"), ("33 1 53 0 38", "Invalid callable"),
        ("52 \"f\" 0 1 2 31 38 53 0 38", "Invalid upvalue count. Expected 1, got 0"),
        ("31 31 52 \"f\" 1 0 2 31 38 53 0 54 2 38", "Too many arguments. Passed 2, expected 1"),
        ("31 32 \"length\" 1 1 54 1 38", nil),
        ("32 \"abc\" 32 \"arrayMap\" 1 1 54 1 38", "Function arrayMap requires exactly 2 arguments"),
        ("2 \"f\" 0 35 41 \"f\" 0 2 31 38 31 38", "Unsupported function call: f"),
    ])
    func failsInTheReferencesWords(code: String, message: String?) throws {
        let end = try MachineRun(Bytecode(code: code)).end
        #expect(end == message.map { "HogVMException: \($0)" } ?? "null")
    }

    @Test func neverReadsAVariableThatHasLeftTheStack() throws {
        // The variable is captured at stack index 1, and dropped by a POP that leaves the cell open.
        let code = "31 33 7 52 \"f\" 0 1 3 55 0 38 53 1 true 1 37 0 35 36 0 54 0 38"
        #expect(try MachineRun(Bytecode(code: code)).end == "IndexError: list index out of range")
    }

    @Test(arguments: [
        "{'__hogClosure__': true, 'callable': {'__hogCallable__': 'local', 'name': 'f', 'chunk': 'root', 'argCount': 0, "
            + "'upvalueCount': 0, 'ip': 2}, 'upvalues': []}",
        "{'__hogCallable__': 'local', 'name': 'f', 'chunk': 'root', 'argCount': 0, 'upvalueCount': 0, 'ip': 2}",
    ])
    func callsNothingThatAProgramMadeUp(object: String) throws {
        #expect(try MachineRun("let f := \(object) return f()").end.hasPrefix("HogVMException: Invalid closure: {'__hog"))
    }

    @Test func saysWhereItFailed() throws {
        let program = try CompiledProgram(compiling: "let a := 1 + 2 return arrayMap(x -> x + null, [a])", nullSafe: false)
        var machine = Machine(program)
        guard case .failure(let failure) = machine.run(JSONGlobals(object: try JSONValue(parsing: Array("{}".utf8)))).outcome,
            let element = failure.element
        else {
            Issue.record("it did not fail")
            return
        }
        #expect(program.bytecode.elements[element] == .integer(Int(Opcode.plus.rawValue)))
        #expect(element > 10)
    }

    @Test func saysOfALibraryFunctionWhereItWasCalled() throws {
        let program = try CompiledProgram(compiling: "let a := 1 return arrayMap(5, [a])", nullSafe: false)
        var machine = Machine(program)
        guard case .failure(let failure) = machine.run(JSONGlobals(object: try JSONValue(parsing: Array("{}".utf8)))).outcome,
            let element = failure.element
        else {
            Issue.record("it did not fail")
            return
        }
        #expect(failure.message == "Invalid closure: 5")
        #expect(program.bytecode.elements[element + 1] == .string("arrayMap"))
    }

    @Test func knowsWhichGlobalsAProgramReads() throws {
        let program = try CompiledProgram(compiling: "let x := 'target' return output.a + length(properties)", nullSafe: false)
        #expect(["output", "properties", "target", "a"].map { program.reads(global: $0) } == [true, true, false, false])
    }

    @Test func returnsWhatItsCallerAsksFor() throws {
        let returned = ["null", "true", "3", "1.5", "'a'", "['a', 'b']", "('a',)", "[1]", "x -> x"].map { source in
            var machine = Machine(try! CompiledProgram(compiling: "return \(source)", nullSafe: false))
            return try! machine.run(JSONGlobals(object: JSONValue(parsing: Array("{}".utf8)))).outcome.get()
        }
        #expect(
            returned.map(\.value) == [
                .null, .boolean(true), .integer(3), .float(1.5), .text("a"), .texts(["a", "b"]), .texts(["a"]), .other, .other,
            ])
        #expect(returned.map(\.pythonType) == ["NoneType", "bool", "int", "float", "str", "list", "tuple", "list", "dict"])
        #expect(returned.prefix(8).map(\.pythonText) == ["None", "True", "3", "1.5", "a", "['a', 'b']", "('a',)", "[1]"])
        #expect(returned.map(\.printed) == ["null", "true", "3", "1.5", "'a'", "['a', 'b']", "tuple('a')", "[1]", "fn<lambda(1)>"])
    }
}

@Suite struct NullSafeComparisonTests {
    @Test(arguments: [
        ("1", "2", "true true false false"), ("2", "2", "false true true false"), ("null", "2", "false false false false"),
        ("1", "null", "false false false false"), ("1.5", "2", "true true false false"), ("'1'", "2", "true true false false"),
        ("'b'", "'a'", "false false true true"), ("9223372036854775807 + 1", "2", "false false true true"),
    ])
    func isFalseWithNull(left: String, right: String, answers: String) throws {
        let source =
            "let l := \(left) let r := \(right) print(l < r, l <= r, l >= r, l > r) if (l < r) { print(l < r) } else { print(l < r) }"
        var machine = Machine(try CompiledProgram(compiling: source, nullSafe: true))
        let less = answers.split(separator: " ")[0]
        #expect(try MachineRun(&machine).lines == [answers, String(less)])
    }

    @Test(arguments: [("1", "true false"), ("2", "false false"), ("3", "false true"), ("null", "false false"), ("2.5", "false true")])
    func comparesWithIntegers(left: String, answers: String) throws {
        var machine = Machine(try CompiledProgram(compiling: "let l := \(left) print(l < 2, l > 2)", nullSafe: true))
        #expect(try MachineRun(&machine).lines == [answers])
    }

    @Test func saysWhatIsWrongOfADifference() throws {
        let run = try MachineRun("let s := 'a' return s - 1")
        #expect(run.end == "TypeError: unsupported operand type(s) for -: 'str' and 'int'")
        #expect(try MachineRun("let s := 'a' let n := 2 n := s - n").end == "TypeError: unsupported operand type(s) for -: 'str' and 'int'")
        #expect(try MachineRun("let s := 'a' let n := s + 1").end == "TypeError: can only concatenate str (not \"int\") to str")
        #expect(try MachineRun("let n := 9223372036854775807 n := n + 1 return n - 1").end == "9223372036854775807")
        #expect(try MachineRun("let a := 1.5 let b := 2 a := a + b return [a - b, a + 1, a < b]").end == "[1.5, 4.5, false]")
    }

    @Test func aProgramsOwnFunctionComesFirst() throws {
        let code = "2 \"isNull\" 1 38"
        #expect(try MachineRun(Bytecode(code: "31 " + code)).end == "true")
        #expect(try MachineRun(Bytecode(code: "41 \"isNull\" 1 3 33 7 38 31 " + code)).end == "7")
        // The declaration is skipped, so the name is not declared.
        #expect(try MachineRun(Bytecode(code: "39 7 41 \"isNull\" 1 3 33 7 38 31 " + code)).end == "true")
    }
}
