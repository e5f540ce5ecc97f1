/// The operation of a decoded instruction. `Opcode.entry` documents the bytecode instructions; here names are resolved to numbers, callees
/// are known, and jump distances count instructions. The comments say what the operands `first` and `second` are.
enum Operation: UInt8, Sendable {
    // Constants: the number itself, or its index among the constants of the program.
    case pushInteger, pushNumber, pushString, pushTrue, pushFalse, pushNull
    // Variables: the number of the variable.
    case getLocal, setLocal, getUpvalue, setUpvalue, pop, closeUpvalue
    // The number of keys on the stack, or the index of the key chain.
    case getGlobal, getGlobalChain
    // Logic: the number of values.
    case and, or, not
    /// The only library function that has its own operation.
    case isNull
    case plus, minus, multiply, divide, mod
    case eq, notEq, less, lessOrEqual, greater, greaterOrEqual
    /// `like`, `in`, `=~` and related operators: the number of the opcode.
    case relation
    // The number of items or pairs.
    case dict, array, tuple
    case getProperty, setProperty
    // `second` is the jump distance from the next instruction.
    case jump, jumpIfFalse, jumpIfNotNull, pushHandler
    case popHandler, `throw`
    /// The number of the function, and the length of its code.
    case callable
    /// The index and the number of its captures.
    case closure
    // The number of the function, and the number of arguments.
    case callLibrary, callFunction
    /// The index of the call among those of names that the program declares.
    case callDeclared
    /// Fails: there are no other chunks to import.
    case callImport
    /// The number of arguments.
    case callValue
    /// The number of the declared name, and the number of the function.
    case declare
    /// Ends the run with the message of this index.
    case fail
    case `return`
    /// The end of the code was reached.
    case end
    case stop
    // Fused instructions for common sequences (see `Loader.addFused`). The left operand is a local variable and the right one is another or
    // a small integer. The result is pushed, assigned to a local variable, or decides a jump.
    case pushSum, pushSumWithInteger, pushDifference, setSum, setSumWithInteger, setDifference
    case pushComparison, pushComparisonWithInteger, jumpUnless, jumpUnlessWithInteger
    /// The number of arguments, and the number of the captured variable that is called.
    case callUpvalue
    /// The number of the local variable to return.
    case returnLocal
}

/// An instruction in the form that the machine executes.
struct DecodedInstruction: Sendable {
    var operation: Operation
    /// For fused comparisons: the orders of the operands for which the comparison is true.
    var acceptedOrders: UInt8 = 0
    /// For fused instructions: the local variable that is the left operand.
    var left: UInt16 = 0
    var first: Int32 = 0
    /// For jumps: the distance.
    var second: Int32 = 0

    init(_ operation: Operation, _ first: Int32 = 0, _ second: Int32 = 0) {
        self.operation = operation
        self.first = first
        self.second = second
    }
}

extension Opcode {
    /// The operation for instructions that are decoded one to one.
    var operation: Operation {
        switch self {
        case .stop: .stop
        case .true: .pushTrue
        case .false: .pushFalse
        case .null: .pushNull
        case .string: .pushString
        case .integer, .float: .pushNumber
        case .getGlobal: .getGlobal
        case .getLocal: .getLocal
        case .setLocal: .setLocal
        case .getUpvalue: .getUpvalue
        case .setUpvalue: .setUpvalue
        case .closeUpvalue: .closeUpvalue
        case .pop: .pop
        case .and: .and
        case .or: .or
        case .not: .not
        case .plus: .plus
        case .minus: .minus
        case .multiply: .multiply
        case .divide: .divide
        case .mod: .mod
        case .eq: .eq
        case .notEq: .notEq
        case .gt: .greater
        case .gtEq: .greaterOrEqual
        case .lt: .less
        case .ltEq: .lessOrEqual
        case .like, .ilike, .notLike, .notILike, .in, .notIn, .regex, .notRegex, .iregex, .notIRegex: .relation
        case .dict: .dict
        case .array: .array
        case .tuple: .tuple
        case .getProperty, .getPropertyNullish: .getProperty
        case .setProperty: .setProperty
        case .jump: .jump
        case .jumpIfFalse: .jumpIfFalse
        case .jumpIfStackNotNull: .jumpIfNotNull
        case .callGlobal: .callLibrary
        case .callLocal: .callValue
        case .callable: .callable
        case .closure: .closure
        case .declareFn: .declare
        case .return: .return
        case .throw: .throw
        case .try: .pushHandler
        case .popTry: .popHandler
        }
    }
}

extension UnsafePointer<DecodedInstruction> {
    var first: Int {
        @inline(__always) get { Int(pointee.first) }
    }
    var second: Int {
        @inline(__always) get { Int(pointee.second) }
    }
    var left: Int {
        @inline(__always) get { Int(pointee.left) }
    }
    /// The number of instructions that the null checks of a null-safe comparison replace.
    var nullCheckCount: Int {
        @inline(__always) get { Int(pointee.acceptedOrders &>> 3) &* 6 }
    }
}
