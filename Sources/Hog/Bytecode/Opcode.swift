/// The instructions of bytecode version 1, with their numbers. `entry` describes each.
///
/// 27 and 28 compare with cohorts, which exist only in PostHog.
enum Opcode: UInt8, Sendable, CaseIterable {
    /// A JSON null where an instruction is expected.
    case stop = 0
    case getGlobal = 1
    case callGlobal = 2
    case and = 3
    case or = 4
    case not = 5
    case plus = 6
    case minus = 7
    case multiply = 8
    case divide = 9
    case mod = 10
    case eq = 11
    case notEq = 12
    case gt = 13
    case gtEq = 14
    case lt = 15
    case ltEq = 16
    case like = 17
    case ilike = 18
    case notLike = 19
    case notILike = 20
    case `in` = 21
    case notIn = 22
    case regex = 23
    case notRegex = 24
    case iregex = 25
    case notIRegex = 26
    case `true` = 29
    case `false` = 30
    case null = 31
    case string = 32
    case integer = 33
    case float = 34
    case pop = 35
    case getLocal = 36
    case setLocal = 37
    case `return` = 38
    case jump = 39
    case jumpIfFalse = 40
    case declareFn = 41
    case dict = 42
    case array = 43
    case tuple = 44
    case getProperty = 45
    case setProperty = 46
    case jumpIfStackNotNull = 47
    case getPropertyNullish = 48
    case `throw` = 49
    case `try` = 50
    case popTry = 51
    case callable = 52
    case closure = 53
    case callLocal = 54
    case getUpvalue = 55
    case setUpvalue = 56
    case closeUpvalue = 57
}

extension Opcode {
    var name: String { OpcodeEntry.table[Int(rawValue)]?.name ?? "" }

    /// Whether execution never continues at the next instruction, so that it is reached only by jumps.
    var isTerminator: Bool {
        switch self {
        case .stop, .return, .throw, .jump: true
        default: false
        }
    }
}

/// The description of one instruction: its name, its operands, and its effect on the stack. docs/hog-bytecode.md shows the same table.
struct OpcodeEntry: Sendable {
    let opcode: Opcode
    /// As PostHog spells it.
    let name: String
    /// In the order of the bytecode.
    let operands: [OperandKind]
    let effect: StackEffect
    /// One sentence.
    let meaning: String

    /// By number; `nil` for numbers without an instruction.
    static let table: [OpcodeEntry?] = (0...57).map { Opcode(rawValue: $0)?.entry }
}

extension Opcode {
    /// A row of the table.
    func row(_ name: String, _ operands: [OperandKind], _ effect: StackEffect, _ meaning: String) -> OpcodeEntry {
        OpcodeEntry(opcode: self, name: name, operands: operands, effect: effect, meaning: meaning)
    }

    func row(_ name: String, _ effect: StackEffect, _ meaning: String) -> OpcodeEntry { row(name, [], effect, meaning) }
}

/// The meaning of an operand, which determines the kinds of element that are valid.
enum OperandKind: Sendable {
    /// The name of a function, a string.
    case name
    /// A string to push. It may be an integer, which PostHog writes for a key of a global.
    case string
    /// An integer to push.
    case integer
    /// A number to push as a float, even if it is written as an integer.
    case float
    /// How many values or pairs are popped from the stack.
    case count
    /// How many parameters or captured variables a function has.
    case arity
    /// The number of a local variable, counted from the base of its frame.
    case local
    /// The number of a captured variable.
    case upvalue
    /// How far to jump, from the element after this one.
    case jump
    /// The distance to the handler of errors, from this operand.
    case handler
    /// The number of elements of the function's code, which follows.
    case length
    /// The number of pairs that follow: `isLocal` and the number of a variable.
    case captures
    /// Whether a local variable is captured, or one that the enclosing function has captured.
    case isLocal
}

/// How many values an instruction pops from the stack and how many it pushes.
struct StackEffect: Sendable {
    /// Popped in any case.
    let pops: Int
    /// Popped in addition for each of its `count`.
    let popsEach: Int
    let pushes: Int

    static let nothing = StackEffect(pops: 0, popsEach: 0, pushes: 0)

    static func pops(_ pops: Int = 0, each: Int = 0, pushes: Int) -> StackEffect {
        StackEffect(pops: pops, popsEach: each, pushes: pushes)
    }

    static func pushes(_ pushes: Int) -> StackEffect { StackEffect(pops: 0, popsEach: 0, pushes: pushes) }
}

extension Opcode {
    /// The description of the instruction, which everything that reads bytecode follows. Of two operands the left one is on top, because it
    /// is evaluated last.
    var entry: OpcodeEntry {
        switch self {
        case .stop: row("STOP", .nothing, "Ends the program with the value on top, or null if the stack is empty.")

        // Constants.
        case .true: row("TRUE", .pushes(1), "Pushes true.")
        case .false: row("FALSE", .pushes(1), "Pushes false.")
        case .null: row("NULL", .pushes(1), "Pushes null.")
        case .string: row("STRING", [.string], .pushes(1), "Pushes a string.")
        case .integer: row("INTEGER", [.integer], .pushes(1), "Pushes an integer.")
        case .float: row("FLOAT", [.float], .pushes(1), "Pushes a float.")

        // Variables.
        case .getGlobal:
            row("GET_GLOBAL", [.count], .pops(each: 1, pushes: 1), "Pushes the global at a path of keys, the first key on top.")
        case .getLocal: row("GET_LOCAL", [.local], .pushes(1), "Pushes a local variable.")
        case .setLocal: row("SET_LOCAL", [.local], .pops(1, pushes: 0), "Sets a local variable.")
        case .getUpvalue: row("GET_UPVALUE", [.upvalue], .pushes(1), "Pushes a captured variable.")
        case .setUpvalue: row("SET_UPVALUE", [.upvalue], .pops(1, pushes: 0), "Sets a captured variable.")
        case .closeUpvalue: row("CLOSE_UPVALUE", .pops(1, pushes: 0), "Drops a captured variable, whose value its closures keep.")
        case .pop: row("POP", .pops(1, pushes: 0), "Drops a value.")

        // Logic and numbers.
        case .and: row("AND", [.count], .pops(each: 1, pushes: 1), "Whether all are truthy.")
        case .or: row("OR", [.count], .pops(each: 1, pushes: 1), "Whether any is truthy.")
        case .not: row("NOT", .pops(1, pushes: 1), "Whether it is falsy.")
        case .plus: row("PLUS", .pops(2, pushes: 1), "left + right")
        case .minus: row("MINUS", .pops(2, pushes: 1), "left - right")
        case .multiply: row("MULTIPLY", .pops(2, pushes: 1), "left * right")
        case .divide: row("DIVIDE", .pops(2, pushes: 1), "left / right")
        case .mod: row("MOD", .pops(2, pushes: 1), "left % right")

        // Comparisons.
        case .eq: row("EQ", .pops(2, pushes: 1), "left == right")
        case .notEq: row("NOT_EQ", .pops(2, pushes: 1), "left != right")
        case .gt: row("GT", .pops(2, pushes: 1), "left > right")
        case .gtEq: row("GT_EQ", .pops(2, pushes: 1), "left >= right")
        case .lt: row("LT", .pops(2, pushes: 1), "left < right")
        case .ltEq: row("LT_EQ", .pops(2, pushes: 1), "left <= right")
        case .like: row("LIKE", .pops(2, pushes: 1), "text like pattern")
        case .ilike: row("ILIKE", .pops(2, pushes: 1), "text ilike pattern")
        case .notLike: row("NOT_LIKE", .pops(2, pushes: 1), "text not like pattern")
        case .notILike: row("NOT_ILIKE", .pops(2, pushes: 1), "text not ilike pattern")
        case .in: row("IN", .pops(2, pushes: 1), "item in container")
        case .notIn: row("NOT_IN", .pops(2, pushes: 1), "item not in container")
        case .regex: row("REGEX", .pops(2, pushes: 1), "text =~ pattern")
        case .notRegex: row("NOT_REGEX", .pops(2, pushes: 1), "text !~ pattern")
        case .iregex: row("IREGEX", .pops(2, pushes: 1), "text =~* pattern")
        case .notIRegex: row("NOT_IREGEX", .pops(2, pushes: 1), "text !~* pattern")

        // Containers.
        case .dict: row("DICT", [.count], .pops(each: 2, pushes: 1), "An object of n keys, each below its value.")
        case .array: row("ARRAY", [.count], .pops(each: 1, pushes: 1), "An array of n values.")
        case .tuple: row("TUPLE", [.count], .pops(each: 1, pushes: 1), "A tuple of n values.")
        case .getProperty: row("GET_PROPERTY", .pops(2, pushes: 1), "The value of an object, below, for a key, on top.")
        case .getPropertyNullish: row("GET_PROPERTY_NULLISH", .pops(2, pushes: 1), "Like GET_PROPERTY, but a property of null is null.")
        case .setProperty: row("SET_PROPERTY", .pops(3, pushes: 0), "Sets the value of an object for a key to the value on top.")

        // Jumps.
        case .jump: row("JUMP", [.jump], .nothing, "Jumps.")
        case .jumpIfFalse: row("JUMP_IF_FALSE", [.jump], .pops(1, pushes: 0), "Jumps if the value is falsy.")
        case .jumpIfStackNotNull:
            row("JUMP_IF_STACK_NOT_NULL", [.jump], .pops(1, pushes: 1), "Jumps if the value, which stays, is not null.")

        // Functions.
        case .callGlobal: row("CALL_GLOBAL", [.name, .count], .pops(each: 1, pushes: 1), "Calls a function of the library or the host.")
        case .callLocal: row("CALL_LOCAL", [.count], .pops(1, each: 1, pushes: 1), "Calls the closure on top with the values below it.")
        case .callable:
            row("CALLABLE", [.name, .arity, .arity, .length], .pushes(1), "A function: its parameters, captured variables and code.")
        case .closure: row("CLOSURE", [.captures], .pops(1, pushes: 1), "A function together with the variables it captures.")
        case .declareFn:
            row("DECLARE_FN", [.name, .arity, .length], .nothing, "Declares the code after it as a function, called by its name.")
        case .return: row("RETURN", .pops(1, pushes: 0), "Ends the function with a value.")

        // Errors.
        case .throw: row("THROW", .pops(1, pushes: 0), "Throws the error on top.")
        case .try: row("TRY", [.handler], .nothing, "Installs a handler of errors, which starts with the error on top.")
        case .popTry: row("POP_TRY", .nothing, "Removes the latest handler of errors.")
        }
    }
}
