/// Reads instructions one after the other, those inside functions too: the code of a function follows the instruction that makes it.
///
/// An instruction that it gives is complete, its operands are of the right kind, and counts are neither negative nor larger than the
/// bytecode.
struct InstructionReader {
    private let elements: [Element]
    /// The element that the next instruction begins with.
    private(set) var position: Int

    init(_ elements: [Element], from start: Int) {
        self.elements = elements
        position = start
    }

    /// From behind the header on.
    init(_ bytecode: Bytecode) throws(HogFailure) {
        self.init(bytecode.elements, from: try bytecode.header.length)
    }

    /// `nil` at the end.
    mutating func next() throws(HogFailure) -> Instruction? {
        guard position < elements.count else { return nil }
        let start = position
        let entry = try self.entry(of: elements[start])
        position += 1
        var operands: [Element] = []
        for kind in entry.operands {
            operands.append(try operand(kind))
            if kind == .captures { try captures(&operands) }
        }
        // The reference's compiler writes the booleans of a syntax tree so.
        if entry.opcode == .integer, case .boolean(let value) = operands[0] {
            return Instruction(opcode: value ? .true : .false, operands: [], start: start, end: position)
        }
        return Instruction(opcode: entry.opcode, operands: operands, start: start, end: position)
    }

    private func entry(of element: Element) throws(HogFailure) -> OpcodeEntry {
        switch element {
        case .null:
            if let entry = OpcodeEntry.table[0] { return entry }
        case .integer(let number) where number > 0 && number < OpcodeEntry.table.count:
            if let entry = OpcodeEntry.table[number] { return entry }
        default: break
        }
        throw .unexpected(element, at: position)
    }

    private mutating func operand(_ kind: OperandKind) throws(HogFailure) -> Element {
        guard position < elements.count else { throw HogFailure.machine("Unexpected end of bytecode").at(position) }
        let element = elements[position]
        guard kind.allows(element, upTo: elements.count) else { throw .unexpected(element, at: position) }
        position += 1
        return element
    }

    /// The pairs after the number of them.
    private mutating func captures(_ operands: inout [Element]) throws(HogFailure) {
        guard case .integer(let count) = operands.last else { return }
        for _ in 0..<count {
            operands.append(try operand(.isLocal))
            operands.append(try operand(.local))
        }
    }
}

extension OperandKind {
    /// Whether an element may be such an operand in bytecode of so many elements.
    fileprivate func allows(_ element: Element, upTo limit: Int) -> Bool {
        switch (self, element) {
        case (.name, .string), (.string, .string), (.string, .integer), (.integer, .integer), (.float, .float), (.float, .integer): true
        case (.integer, .boolean), (.isLocal, .boolean), (.jump, .integer), (.handler, .integer): true
        case (.count, .integer(let value)), (.arity, .integer(let value)), (.local, .integer(let value)), (.upvalue, .integer(let value)),
            (.length, .integer(let value)), (.captures, .integer(let value)):
            value >= 0 && value <= limit
        default: false
        }
    }
}

extension HogFailure {
    /// The same failure at an element of the bytecode.
    func at(_ element: Int) -> HogFailure {
        var failure = self
        failure.element = element
        return failure
    }

    static func unexpected(_ element: Element, at position: Int) -> HogFailure {
        HogFailure.machine("Unexpected node while running bytecode in chunk \"root\": \(element.pythonText)").at(position)
    }
}
