/// Bytecode read one instruction at a time: which element begins it, and what its operands are.
struct Instruction: Sendable, Hashable {
    let opcode: Opcode
    /// In the order of the bytecode; of the kinds that the opcode's entry names.
    let operands: [Element]
    /// The element with the opcode.
    let start: Int
    /// The element after the last operand.
    let end: Int
}

extension Instruction {
    /// An operand that is an integer; 0 for another.
    func integer(_ index: Int) -> Int {
        guard index < operands.count, case .integer(let value) = operands[index] else { return 0 }
        return value
    }

    /// An operand that is a string; empty for another.
    func string(_ index: Int) -> String {
        guard index < operands.count, case .string(let value) = operands[index] else { return "" }
        return value
    }

    /// The operand of FLOAT, which may be written as an integer.
    var float: Double {
        guard case .float(let value) = operands.first else { return Double(integer(0)) }
        return value
    }

    /// Whether `target` is where it may go on.
    var jumps: Bool {
        switch opcode {
        case .jump, .jumpIfFalse, .jumpIfStackNotNull, .try: true
        default: false
        }
    }

    /// Where a jump or a handler leads; `nil` where that is no place at all.
    var target: Int? {
        // A handler's distance begins at the operand, a jump's after it.
        let origin = opcode == .try ? end - 1 : end
        let (target, overflow) = origin.addingReportingOverflow(integer(0))
        return overflow || target < 0 ? nil : target
    }

    /// Of CALLABLE and DECLARE_FN: where the code of the function ends, which begins after this instruction; `nil` for others.
    var bodyEnd: Int? {
        switch opcode {
        case .callable: end + integer(3)
        case .declareFn: end + integer(2)
        default: nil
        }
    }

    /// Of CLOSURE: each variable that is captured, and whether it is a local one or was captured before.
    var captures: [(isLocal: Bool, index: Int)] {
        guard opcode == .closure else { return [] }
        return stride(from: 1, to: operands.count - 1, by: 2).map { (operands[$0] == .boolean(true), integer($0 + 1)) }
    }

    /// How many values it takes from the stack.
    var takes: Int {
        guard let entry = OpcodeEntry.table[Int(opcode.rawValue)] else { return 0 }
        guard entry.effect.takesEach > 0 else { return entry.effect.takes }
        return entry.effect.takes + entry.effect.takesEach * integer(operands.count - 1)
    }

    var gives: Int { OpcodeEntry.table[Int(opcode.rawValue)]?.effect.gives ?? 0 }
}
