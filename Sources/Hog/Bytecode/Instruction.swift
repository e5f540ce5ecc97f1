/// Bytecode read one instruction at a time: which element begins it, and what its operands are.
struct Instruction: Sendable, Hashable {
    let opcode: Opcode
    /// In the order of the bytecode.
    let operands: [Element]
    /// The element with the opcode.
    let start: Int
    /// The element after the last operand.
    let end: Int
}
