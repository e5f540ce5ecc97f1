import JSON
import Testing

@testable import Hog

@Suite struct VerifierTests {
    @Test(arguments: [
        (of: "", depth: 0), (of: "33 2 33 1 6 38", depth: 2), (of: "33 2 33 1 6", depth: 2),
        // Unreachable code after a return, a throw or the end is not verified.
        (of: "33 1 38 35 35", depth: 1), (of: "32 \"x\" 49 35", depth: 1), (of: "null 35", depth: 0),
        (of: "32 \"a\" 1 1 40 7 32 \"b\" 1 1 35 39 5 32 \"c\" 1 1 35", depth: 1),
        (of: "32 \"a\" 1 1 40 7 32 \"b\" 1 1 35 39 -13", depth: 1),
        (of: "32 \"a\" 1 1 47 3 35 33 1 38", depth: 1),
        (of: "50 9 32 \"a\" 1 1 35 51 39 16 36 0 32 \"type\" 45 32 \"b\" 1 1 35 39 2 35 49 35 35", depth: 3),
        // A return does not end the block that it leaves.
        (of: "50 7 33 1 38 51 39 3 35 39 0", depth: 1), (of: "33 1 33 2 42 1 38", depth: 2), (of: "43 0 38", depth: 1),
        (of: "32 1 32 \"a\" 1 2 38", depth: 2),
    ])
    func acceptsWhatCompilersMake(of code: String, depth: Int) throws {
        let functions = try Verifier.verify(Bytecode(code: code))
        #expect(functions.map(\.depth) == [depth])
    }

    @Test func knowsWhatEachFunctionNeeds() throws {
        let code = "33 1 52 \"f\" 2 1 17 36 0 36 1 6 52 \"g\" 0 0 2 31 38 53 0 54 0 38 53 1 true 0 35 57"
        let functions = try Verifier.verify(Bytecode(code: code))
        #expect(functions.map(\.name) == ["", "f", "g"])
        #expect(functions.map(\.parameters) == [0, 2, 0])
        #expect(functions.map(\.upvalues) == [0, 1, 0])
        #expect(functions.map(\.depth) == [2, 4, 1])
        #expect(functions.map(\.body) == [2..<32, 9..<26, 19..<21])
    }

    @Test(arguments: [
        #"["_h", 33, 1, 2, "f", 1]"#, #"["_h", 41, "f", 1, 3, 36, 0, 38, 33, 1, 2, "f", 1, 38]"#, #"["_H", 0, 31]"#,
    ])
    func acceptsTheOlderVersion(text: String) throws {
        try Verifier.verify(Bytecode(json: JSONValue(parsing: Array(text.utf8))))
    }

    @Test func letsAFunctionCaptureTheSlotThatItWillFill() throws {
        let functions = try Verifier.verify(Bytecode(code: "52 \"f\" 0 1 5 55 0 54 0 38 53 1 true 0 57"))
        #expect(functions[1].upvalues == 1)
    }

    @Test func letsABodyOfTheLibraryEndWithoutAReturn() throws {
        let functions = try Verifier.verify(LibraryCode(name: "f", parameters: 2, elements: [.integer(36), .integer(1), .integer(35)]))
        #expect(functions.map(\.depth) == [3])
    }

    @Test(arguments: [
        ("6", "Stack underflow", 2), ("33 1 6", "Stack underflow", 4), ("35", "Stack underflow", 2), ("36 0", "Stack underflow", 2),
        ("33 1 37 0", "Stack underflow", 4), ("33 1 42 1", "Stack underflow", 4), ("54 0", "Stack underflow", 2),
        // A function cannot pop values of its caller.
        ("33 1 52 \"f\" 0 0 2 35 31 53 0", "Stack underflow", 9), ("40 0", "Stack underflow", 2),
        // `return if(0, 'a')` as PostHog compiles it.
        ("33 0 40 2 32 \"a\" 38", "Invalid bytecode. 0 or 1 values left on stack", 8),
        ("33 1 39 -4", "Invalid bytecode. 0 or 1 values left on stack", 2),
        ("29 40 2 50 3 31 38 35 31 38", "Invalid bytecode. A try block has ended or has not", 7),
        ("51", "Invalid operation POP_TRY: no try block to pop", 2), ("50 3 51 51", "Invalid operation POP_TRY: no try block to pop", 5),
    ])
    func refusesAnUnbalancedStack(code: String, message: String, element: Int) throws {
        try expectRefusal(of: code, message, at: element)
    }

    @Test(arguments: [
        ("39 1", "Unexpected end of bytecode", 2), ("39 -5", "Unexpected end of bytecode", 2),
        ("39 9223372036854775807", "Unexpected end of bytecode", 2),
        ("39 1 33 1", unexpected("1"), 2), ("39 -3", unexpected("1"), 2), ("50 7 51 33 1 35", "Unexpected end of bytecode", 2),
        // Jumps into a function, out of a function, and over the creation of a function.
        ("39 5 52 \"f\" 0 0 2 31 38 53 0", unexpected("31"), 2), ("52 \"f\" 0 0 4 39 3 31 38 53 0", unexpected("0"), 7),
        ("31 39 7 52 \"f\" 0 0 2 31 38 53 0 38", "Invalid callable", 3),
        ("52 \"f\" 0 0 3 33 1 35 53 0", "Unexpected end of bytecode", 10), ("52 \"f\" 0 0 0 53 0", "Unexpected end of bytecode", 7),
        ("52 \"f\" 0 0 9 31 38", "Unexpected end of bytecode", 9), ("52 \"f\" 0 0 1 33 1 38", "Unexpected end of bytecode", 8),
        ("52 \"f\" 0 0 7 52 \"g\" 0 0 3 31 38 53 0", "Unexpected end of bytecode", 14),
    ])
    func refusesCodeThatOverlaps(code: String, message: String, element: Int) throws {
        try expectRefusal(of: code, message, at: element)
    }

    @Test(arguments: [
        ("53 0", "Invalid callable", 2), ("31 53 0", "Invalid callable", 3), ("41 \"f\" 0 2 31 38 31 53 0", "Invalid callable", 9),
        ("52 \"f\" 0 1 2 31 38 53 0", "Invalid upvalue count. Expected 1, got 0", 9),
        ("52 \"f\" 0 0 2 31 38 53 1 true 0", "Invalid upvalue count. Expected 0, got 1", 9),
        ("52 \"f\" 0 1 2 31 38 53 1 true 1", "Invalid upvalue index: 1", 9),
        ("52 \"f\" 0 1 2 31 38 53 1 false 0", "Invalid upvalue index: 0", 9),
        ("55 0", "Invalid upvalue index: 0", 2), ("31 56 0", "Invalid upvalue index: 0", 3),
        ("52 \"f\" 0 1 3 55 1 38 53 1 true 0", "Invalid upvalue index: 1", 7),
    ])
    func refusesVariablesThatAreNotThere(code: String, message: String, element: Int) throws {
        try expectRefusal(of: code, message, at: element)
    }

    @Test func refusesMoreParametersThanACallCanHave() throws {
        let padding = String(repeating: " 31 35", count: 200)
        try expectRefusal(of: "52 \"f\" 301 0 2 31 38 35" + padding, "Too many arguments", at: 2)
        try Verifier.verify(Bytecode(code: "52 \"f\" 300 0 2 31 38 35" + padding))
    }

    @Test func takesNoLongerForLongCode() throws {
        let loop = "29 40 2 39 -5 "
        let long = String(repeating: "33 1 35 52 \"f\" 0 0 2 31 38 53 0 35 ", count: 50_000) + loop + "31 38"
        #expect(try Verifier.verify(Bytecode(code: long)).count == 50_001)
        let deep = String(repeating: "52 \"f\" 0 0 0 ", count: 1_000)
        #expect(throws: HogFailure.self) { try Verifier.verify(Bytecode(code: deep)) }
    }

    private func expectRefusal(of code: String, _ message: String, at element: Int) throws {
        let bytecode = try Bytecode(code: code)
        let failure = #expect(throws: HogFailure.self) { try Verifier.verify(bytecode) }
        #expect(failure?.message == message)
        #expect(failure?.element == element)
    }
}

private func unexpected(_ text: String) -> String { "Unexpected node while running bytecode in chunk \"root\": \(text)" }
