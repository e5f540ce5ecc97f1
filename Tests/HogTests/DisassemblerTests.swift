import JSON
import Testing

@testable import Hog

@Suite struct DisassemblerTests {
    @Test func showsAnInstructionALine() throws {
        let code = "33 1 52 \"f\" 1 1 8 36 0 40 2 55 0 38 null 53 1 true 0 32 \"a\\\"b\" 34 1.0 50 3 51 39 -2"
        #expect(
            try Disassembler(Bytecode(code: code)).lines == [
                "     2  INTEGER                   1",
                "     4  CALLABLE                  \"f\", 1 parameter, 1 capture",
                "     9    GET_LOCAL                 0",
                "    11    JUMP_IF_FALSE             -> 15",
                "    13    GET_UPVALUE               0",
                "    15    RETURN",
                "    16    STOP",
                "    17  CLOSURE                   local 0",
                "    21  STRING                    \"a\\\"b\"",
                "    23  FLOAT                     1.0",
                "    25  TRY                       -> 29",
                "    27  POP_TRY",
                "    28  JUMP                      -> 28",
            ])
    }

    @Test func showsEachLineOfTheSourceWhereItsCodeBegins() throws {
        let place = SourcePlace(start: 0, end: 3)
        let second = SourcePlace(start: 5, end: 8)
        let bytecode = Bytecode(
            elements: [.string("_H"), .integer(1), .integer(33), .integer(7), .integer(35), .integer(31), .integer(38)],
            places: [place, place, place, place, place, second, second])
        #expect(
            Disassembler(bytecode, source: "7;\n  return").lines == [
                "     2  INTEGER                   7" + String(repeating: " ", count: 21) + " ; 1  7;",
                "     4  POP",
                "     5  NULL" + String(repeating: " ", count: 44) + " ; 2  return",
                "     6  RETURN",
            ])
        #expect(Disassembler(bytecode).lines[0] == "     2  INTEGER                   7")
    }

    @Test func saysWhereTheCodeCanNotBeRead() throws {
        #expect(Disassembler(Bytecode(elements: [])).lines == ["     0  Invalid bytecode. Must start with '_H'"])
        #expect(try Disassembler(Bytecode(code: "31 2 \"f\"")).lines == ["     2  NULL", "     5  Unexpected end of bytecode"])
    }

    @Test func shortensLongStrings() throws {
        let long = String(repeating: "é", count: 81)
        let lines = try Disassembler(Bytecode(code: "32 \"\(long)\"")).lines
        #expect(lines[0].hasSuffix("\"\(long.dropLast())\"…"))
    }
}
