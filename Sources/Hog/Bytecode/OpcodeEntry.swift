/// What the manual says about one instruction: its name, its operands, and what it does to the stack.
struct OpcodeEntry: Sendable {
    let opcode: Opcode
    /// As PostHog spells it.
    let name: String
    /// In the order of the bytecode.
    let operands: [OperandKind]
    let effect: StackEffect
    /// One sentence.
    let meaning: String

    /// By number; `nil` where no instruction has it.
    static let table: [OpcodeEntry?] = (0...57).map { Opcode(rawValue: $0)?.entry }
}

extension Opcode {
    /// A row of the manual.
    func row(_ name: String, _ operands: [OperandKind], _ effect: StackEffect, _ meaning: String) -> OpcodeEntry {
        OpcodeEntry(opcode: self, name: name, operands: operands, effect: effect, meaning: meaning)
    }

    func row(_ name: String, _ effect: StackEffect, _ meaning: String) -> OpcodeEntry { row(name, [], effect, meaning) }
}

/// What an operand says, which decides what kind of element it must be.
enum OperandKind: Sendable {
    /// A name, of a function: a string.
    case name
    /// A string that is pushed; also an integer, which PostHog writes so where it is a key of a global.
    case string
    /// An integer that is pushed.
    case integer
    /// A number that is pushed as a float, however it is written.
    case float
    /// How many values or pairs are taken from the stack.
    case count
    /// How many parameters or captured variables a function has.
    case arity
    /// The number of a local variable, counted from the base of its frame.
    case local
    /// The number of a captured variable.
    case upvalue
    /// How far to jump, from the element after this one.
    case jump
    /// Where the handler of errors is, from this operand on.
    case handler
    /// How many elements of code follow, which belong to a function.
    case length
    /// So many pairs follow: `isLocal` and the number of a variable.
    case captures
    /// Whether a local variable is captured, or one that the function has captured itself.
    case isLocal
}

/// How many values an instruction takes from the stack and how many it leaves there.
struct StackEffect: Sendable {
    /// Always.
    let takes: Int
    /// And for each of those that its `count` counts.
    let takesEach: Int
    let gives: Int

    static let nothing = StackEffect(takes: 0, takesEach: 0, gives: 0)

    static func takes(_ takes: Int = 0, each: Int = 0, gives: Int) -> StackEffect {
        StackEffect(takes: takes, takesEach: each, gives: gives)
    }

    static func gives(_ gives: Int) -> StackEffect { StackEffect(takes: 0, takesEach: 0, gives: gives) }
}
