import JSON
import Testing

@testable import Hog

@Suite struct BytecodeTests {
    @Test(arguments: [
        #"["_H",1,33,2,33,1,6,38]"#, #"["_h",32,"é\"\\\n\u0000",34,1.0,34,0.1,null,true,false,-3]"#, "[]",
        #"["_H",1,34,1e999,34,-1e999,34,1e+300]"#,
    ])
    func survivesARoundTrip(text: String) throws {
        let bytecode = try read(text)
        let again = try read(bytecode.json.text)
        #expect(again.elements == bytecode.elements)
        #expect(again.json == bytecode.json)
    }

    @Test func keepsAWholeFloatAFloat() {
        #expect(Bytecode(elements: [.integer(34), .float(1)]).json.text == "[34,1.0]")
        #expect(Bytecode(elements: [.integer(34), .float(-.infinity)]).json.text == "[34,-1e999]")
    }

    @Test(arguments: [
        ("1", BytecodeElement.integer(1)), ("-0", .integer(0)), ("1.0", .float(1)), ("1e2", .float(100)), ("1E999", .float(.infinity)),
        ("-1E999", .float(-.infinity)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ])
    func readsNumbersAsPythonDoes(text: String, element: BytecodeElement) throws {
        #expect(try read("[\(text)]").elements == [element])
    }

    @Test(arguments: [
        (#"{"bytecode": []}"#, "Invalid bytecode. Must start with '_H'", nil),
        ("[1, 9223372036854775808]", "Invalid bytecode. Element 1 does not fit into 64 bits", 1),
        ("[1, 2, []]", "Invalid bytecode. Element 2 is neither a number nor a string nor a constant", 2),
        (#"["\ud83d"]"#, "Invalid bytecode. Element 0 has half a surrogate pair", 0),
    ])
    func refusesWhatNoProgramHas(text: String, message: String, element: Int?) {
        let failure = #expect(throws: HogFailure.self) { try read(text) }
        #expect(failure?.message == message)
        #expect(failure?.element == element)
    }

    @Test func refusesMoreThanItCanHold() {
        let many = "[" + String(repeating: "1,", count: Bytecode.maximumCount) + "1]"
        #expect(throws: HogFailure.self) { try read(many) }
        let long = "[\"" + String(repeating: "x", count: Bytecode.maximumText + 1) + "\"]"
        #expect(throws: HogFailure.self) { try read(long) }
    }

    @Test func tellsStringsApartThatSwiftThinksEqual() {
        #expect(BytecodeElement.string("\u{e9}") != .string("e\u{301}"))
        #expect(BytecodeElement.integer(1) != .float(1))
    }

    @Test(arguments: [
        (#"["_H", 1]"#, 1, 2), (#"["_H", 0]"#, 0, 2), (#"["_h", 1]"#, 0, 1),
    ])
    func knowsItsVersion(text: String, version: Int, length: Int) throws {
        #expect(try read(text).header == Bytecode.Header(version: version, length: length))
    }

    @Test(arguments: [
        ("[]", "Invalid bytecode. Must start with '_H'"), ("[1]", "Invalid bytecode. Must start with '_H'"),
        (#"["_H"]"#, "Unexpected end of bytecode"), (#"["_H", 2]"#, "Unsupported bytecode version 2"),
    ])
    func refusesAnotherHeader(text: String, message: String) throws {
        let bytecode = try read(text)
        #expect(throws: HogFailure.self) { try bytecode.header }
        do { _ = try bytecode.header } catch { #expect(error.message == message) }
    }
}

private func read(_ text: String) throws -> Bytecode { try Bytecode(json: JSONValue(parsing: Array(text.utf8))) }
