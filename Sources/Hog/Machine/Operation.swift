/// What the machine does in one step: an instruction of the bytecode as the loader has prepared it. The manual is `Opcode.entry`; here
/// names are numbers, callees are known, and jumps are counted in steps.
enum Operation: UInt8, Sendable {
    // Constants: the number itself, or its place among the program's constants.
    case pushInteger, pushNumber, pushString, pushTrue, pushFalse, pushNull
    // Variables: the number of the variable.
    case getLocal, setLocal, getUpvalue, setUpvalue, pop, closeUpvalue
    // How many keys are on the stack, or which of the program's chains.
    case getGlobal, getGlobalChain
    // Logic: how many values.
    case and, or, not
    /// Of the library, the one function that is a step of its own.
    case isNull
    case plus, minus, multiply, divide, mod
    case eq, notEq, less, lessOrEqual, greater, greaterOrEqual
    /// `like`, `in`, `=~` and their relatives: by the number of the opcode.
    case relation
    // How many.
    case dict, array, tuple
    case getProperty, setProperty
    // Behind the place of `first`, how many steps from the next one.
    case jump, jumpIfFalse, jumpIfNotNull, pushHandler
    case popHandler, `throw`
    /// The number of the function, and how long its code is.
    case callable
    /// The place of its captures, and how many.
    case closure
    // The number of the function, and how many arguments.
    case callLibrary, callFunction
    /// The place among the program's calls of names that it declares.
    case callDeclared
    /// There are no other chunks to import.
    case callImport
    /// How many arguments.
    case callValue
    /// The place among those names, and the number of the function.
    case declare
    /// Ends the run with the message of this number.
    case fail
    case `return`
    /// The end of the code was passed.
    case end
    case stop
    // What programs do all the time, in one step instead of several (see `Loader.addFused`): the left operand is a local variable and the
    // right one is another or a small integer, and the result is pushed, assigned to a local variable, or decides on a jump.
    case pushSum, pushSumWithInteger, pushDifference, setSum, setSumWithInteger, setDifference
    case pushComparison, pushComparisonWithInteger, jumpUnless, jumpUnlessWithInteger
    /// How many arguments, and the number of the captured variable that is called.
    case callUpvalue
    /// The number of the local variable that is the result.
    case returnLocal
}

/// One step of a program.
struct DecodedInstruction: Sendable {
    var operation: Operation
    /// Of a comparison that was fused with others: its answers, by the order of the operands.
    var answers: UInt8 = 0
    /// Of steps that were fused: the local variable that is the left operand.
    var left: UInt16 = 0
    var first: Int32 = 0
    /// Of a jump the distance.
    var second: Int32 = 0

    init(_ operation: Operation, _ first: Int32 = 0, _ second: Int32 = 0) {
        self.operation = operation
        self.first = first
        self.second = second
    }
}

extension Opcode {
    /// What the machine does for the instructions that take one step with their first operand.
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
