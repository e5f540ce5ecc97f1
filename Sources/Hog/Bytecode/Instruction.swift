/// One instruction of bytecode, with its operands and its position.
struct Instruction: Sendable, Hashable {
    let opcode: Opcode
    /// In the order of the bytecode, and of the kinds that the opcode's entry lists.
    let operands: [BytecodeElement]
    /// The index of the element with the opcode.
    let start: Int
    /// The index of the element after the last operand.
    let end: Int
}

extension Instruction {
    /// An operand that is an integer; 0 for other operands.
    func integer(_ index: Int) -> Int {
        guard index < operands.count, case .integer(let value) = operands[index] else { return 0 }
        return value
    }

    /// An operand that is a string; empty for other operands.
    func string(_ index: Int) -> String {
        guard index < operands.count, case .string(let value) = operands[index] else { return "" }
        return value
    }

    /// The operand of FLOAT, which may be written as an integer.
    var float: Double {
        guard case .float(let value) = operands.first else { return Double(integer(0)) }
        return value
    }

    /// Whether execution may continue at `target`.
    var jumps: Bool {
        switch opcode {
        case .jump, .jumpIfFalse, .jumpIfStackNotNull, .try: true
        default: false
        }
    }

    /// The element that a jump or a handler leads to; `nil` if the distance is out of range.
    var target: Int? {
        // The distance to a handler counts from the operand, that of a jump from the element after it.
        let origin = opcode == .try ? end - 1 : end
        let (target, overflow) = origin.addingReportingOverflow(integer(0))
        return overflow || target < 0 ? nil : target
    }

    /// For CALLABLE and DECLARE_FN, the end of the function's code, which begins after this instruction; `nil` for others.
    var bodyEnd: Int? {
        switch opcode {
        case .callable: end + integer(3)
        case .declareFn: end + integer(2)
        default: nil
        }
    }

    /// For CLOSURE, each captured variable, and whether it is local or captured in the enclosing function.
    var captures: [(isLocal: Bool, index: Int)] {
        guard opcode == .closure else { return [] }
        return stride(from: 1, to: operands.count - 1, by: 2).map { (operands[$0] == .boolean(true), integer($0 + 1)) }
    }

    /// How many values it pops from the stack.
    var pops: Int {
        guard let entry = OpcodeEntry.table[Int(opcode.rawValue)] else { return 0 }
        guard entry.effect.popsEach > 0 else { return entry.effect.pops }
        return entry.effect.pops + entry.effect.popsEach * integer(operands.count - 1)
    }

    var pushes: Int { OpcodeEntry.table[Int(opcode.rawValue)]?.effect.pushes ?? 0 }
}

/// Reads instructions in order, including those inside functions: the code of a function follows the instruction that makes it.
///
/// Every instruction it returns is complete, its operands have the right kinds, and counts are neither negative nor larger than the
/// bytecode.
struct InstructionReader {
    private let elements: [BytecodeElement]
    /// The first element of the next instruction.
    private(set) var position: Int

    init(_ elements: [BytecodeElement], from start: Int) {
        self.elements = elements
        position = start
    }

    /// Starts after the header.
    init(_ bytecode: Bytecode) throws(HogFailure) {
        self.init(bytecode.elements, from: try bytecode.header.length)
    }

    /// `nil` at the end.
    mutating func next() throws(HogFailure) -> Instruction? {
        guard position < elements.count else { return nil }
        let start = position
        let entry = try self.entry(of: elements[start])
        position += 1
        var operands: [BytecodeElement] = []
        for kind in entry.operands {
            operands.append(try operand(kind))
            if kind == .captures { try captures(&operands) }
        }
        // PostHog's compiler writes the booleans of a syntax tree as INTEGER.
        if entry.opcode == .integer, case .boolean(let value) = operands[0] {
            return Instruction(opcode: value ? .true : .false, operands: [], start: start, end: position)
        }
        return Instruction(opcode: entry.opcode, operands: operands, start: start, end: position)
    }

    private func entry(of element: BytecodeElement) throws(HogFailure) -> OpcodeEntry {
        switch element {
        case .null:
            if let entry = OpcodeEntry.table[0] { return entry }
        case .integer(let number) where number > 0 && number < OpcodeEntry.table.count:
            if let entry = OpcodeEntry.table[number] { return entry }
        default: break
        }
        throw .unexpected(element, at: position)
    }

    private mutating func operand(_ kind: OperandKind) throws(HogFailure) -> BytecodeElement {
        guard position < elements.count else { throw HogFailure.machine("Unexpected end of bytecode").at(position) }
        let element = elements[position]
        guard kind.allows(element, upTo: elements.count) else { throw .unexpected(element, at: position) }
        position += 1
        return element
    }

    /// Reads the pairs that follow their number.
    private mutating func captures(_ operands: inout [BytecodeElement]) throws(HogFailure) {
        guard case .integer(let count) = operands.last else { return }
        for _ in 0..<count {
            operands.append(try operand(.isLocal))
            operands.append(try operand(.local))
        }
    }
}

extension OperandKind {
    /// Whether an element is valid for this kind. Counts may be at most `limit`, the number of elements of the bytecode.
    fileprivate func allows(_ element: BytecodeElement, upTo limit: Int) -> Bool {
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

    static func unexpected(_ element: BytecodeElement, at position: Int) -> HogFailure {
        HogFailure.machine("Unexpected node while running bytecode in chunk \"root\": \(element.pythonText)").at(position)
    }
}
