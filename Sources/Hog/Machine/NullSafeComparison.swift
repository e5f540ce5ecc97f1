/// An ordering comparison of a local variable with another one or with a small integer, in the form that is compiled for evaluations: it
/// first checks both operands for null, and is false if one is null. Decoded into one instruction, it costs no more than a plain
/// comparison.
struct NullSafeComparison {
    private(set) var instruction: DecodedInstruction
    /// The elements at which its instructions begin.
    let starts: [Int]
    /// The targets of its jumps: the comparison itself, and the instruction after it.
    let jumps: [Int]

    /// `left; isNull; right; isNull; or; jump if false; false; jump; right; left; comparison`.
    static let length = 11

    /// `nil` if the instructions do not begin with such a comparison.
    init?(_ instructions: ArraySlice<Instruction>) {
        let code = Array(instructions.prefix(Self.length))
        guard code.count == Self.length, code[1].isNullCheck, code[3].isNullCheck, code[4].opcode == .or, code[4].integer(0) == 2,
            code[5].opcode == .jumpIfFalse, code[6].opcode == .false, code[7].opcode == .jump, code[0].isSame(as: code[9]),
            code[2].isSame(as: code[8]), code[5].target == code[8].start, code[7].target == code[10].end,
            code[0].opcode == .getLocal, let left = UInt16(exactly: code[0].integer(0)),
            let right = Int32(exactly: code[2].integer(0))
        else { return nil }
        switch (code[2].opcode, code[10].opcode) {
        case (.getLocal, .lt), (.getLocal, .ltEq), (.getLocal, .gt), (.getLocal, .gtEq):
            instruction = DecodedInstruction(.pushComparison, right)
        case (.integer, .lt), (.integer, .ltEq), (.integer, .gt), (.integer, .gtEq):
            instruction = DecodedInstruction(.pushComparisonWithInteger, right)
        default: return nil
        }
        starts = code.map(\.start)
        jumps = [code[8].start, code[10].end]
        fill(left: left, acceptedOrders: code[10].opcode.operation.acceptedOrders | DecodedInstruction.nullSafe)
    }

    private mutating func fill(left: UInt16, acceptedOrders: UInt8) {
        instruction.left = left
        instruction.acceptedOrders = acceptedOrders
    }
}

extension Loader {
    /// Adds the comparison, unless another jump leads into it or the program declares its own `isNull`.
    mutating func add(_ comparison: NullSafeComparison) -> Bool {
        for jump in comparison.jumps { targets[jump, default: 0] -= 1 }
        guard !declares("isNull"), comparison.starts.dropFirst().allSatisfy({ targets[$0, default: 0] == 0 }) else {
            for jump in comparison.jumps { targets[jump, default: 0] += 1 }
            return false
        }
        add(comparison.instruction, from: comparison.starts[0], at: comparison.starts.last)
        return true
    }
}

extension Instruction {
    fileprivate var isNullCheck: Bool { opcode == .callGlobal && string(0).utf8.elementsEqual("isNull".utf8) && integer(1) == 1 }

    fileprivate func isSame(as other: Instruction) -> Bool { opcode == other.opcode && operands == other.operands }
}
