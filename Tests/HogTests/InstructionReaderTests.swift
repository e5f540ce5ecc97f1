import Testing

@testable import Hog

@Suite struct InstructionReaderTests {
    @Test func readsInstructionsInsideFunctionsToo() throws {
        let elements: [BytecodeElement] = [
            .string("_H"), .integer(1), .integer(52), .string("f"), .integer(1), .integer(2), .integer(3), .integer(36), .integer(0),
            .integer(38), .integer(53), .integer(2), .boolean(true), .integer(0), .boolean(false), .integer(1), .null,
        ]
        var reader = try InstructionReader(Bytecode(elements: elements))
        var instructions: [Instruction] = []
        while let instruction = try reader.next() { instructions.append(instruction) }
        #expect(instructions.map(\.opcode) == [.callable, .getLocal, .return, .closure, .stop])
        #expect(instructions.map(\.start) == [2, 7, 9, 10, 16])
        #expect(instructions[0].bodyEnd == 10)
        #expect(instructions[3].captures.map(\.isLocal) == [true, false])
        #expect(instructions[3].captures.map(\.index) == [0, 1])
    }

    @Test func countsAJumpFromBehindItsOperandAndAHandlerFromIt() throws {
        var reader = InstructionReader([.integer(39), .integer(-2), .integer(50), .integer(2), .integer(39), .integer(.max)], from: 0)
        #expect(try reader.next()?.target == 0)
        #expect(try reader.next()?.target == 5)
        #expect(try reader.next()?.target == nil)
    }

    @Test(arguments: [
        ([BytecodeElement.integer(99)], "99", 0), ([.integer(0)], "0", 0), ([.integer(27)], "27", 0),
        ([.string("x")], "x", 0),
        ([.float(1.5)], "1.5", 0), ([.boolean(true)], "True", 0), ([.integer(32), .float(5)], "5.0", 1),
        ([.integer(33), .float(1)], "1.0", 1),
        ([.integer(43), .integer(-1)], "-1", 1), ([.integer(53), .integer(1), .integer(1), .integer(0)], "1", 2),
        ([.integer(36), .null], "None", 1),
    ])
    func refusesWhatIsNoInstruction(elements: [BytecodeElement], text: String, position: Int) {
        let failure = failure(of: elements)
        #expect(failure?.message == "Unexpected node while running bytecode in chunk \"root\": \(text)")
        #expect(failure?.element == position)
    }

    @Test(arguments: [[BytecodeElement.integer(32)], [.integer(2), .string("f")], [.integer(53), .integer(1), .boolean(true)]])
    func refusesAnUnfinishedInstruction(elements: [BytecodeElement]) {
        let failure = failure(of: elements)
        #expect(failure?.message == "Unexpected end of bytecode")
        #expect(failure?.element == elements.count)
    }

    @Test func describesEachInstructionOnce() {
        for opcode in Opcode.allCases {
            #expect(OpcodeEntry.table[Int(opcode.rawValue)]?.opcode == opcode)
            #expect(opcode.entry.name == opcode.entry.name.uppercased())
        }
        #expect(Set(Opcode.allCases.map(\.name)).count == Opcode.allCases.count)
        #expect(OpcodeEntry.table.compactMap(\.self).count == Opcode.allCases.count)
    }

    private func failure(of elements: [BytecodeElement]) -> HogFailure? {
        var reader = InstructionReader(elements, from: 0)
        return #expect(throws: HogFailure.self) { try reader.next() }
    }
}
