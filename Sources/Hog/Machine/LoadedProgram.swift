/// A program in the form that the machine executes: decoded instructions, and the tables that they index. Jumps are relative and the tables
/// of the prelude come first, so that every loaded program can start with the loaded prelude.
struct LoadedProgram: Sendable {
    var instructions: [DecodedInstruction] = []
    /// For each instruction, the bytecode element it was decoded from; `nil` in the prelude.
    var elements: [Int32?] = []
    var constants: [Constant] = []
    var functions: [Function] = []
    /// The captured variables of all closures, one closure after another.
    var captures: [Capture] = []
    /// The keys of globals whose keys are all constants.
    var chains: [[Key]] = []
    /// Calls of functions that the program declares by name while it runs, as old programs do.
    var declaredCalls: [DeclaredCall] = []
    /// The number of such names.
    var declarations = 0
    var messages: [String] = []
    /// The index of the first instruction of the program.
    var entry = 0
    /// The maximum number of stack slots of the program itself, without the functions that it calls.
    var depth = 0
    /// Whether arguments of library functions are on the stack in reverse order.
    var reversesArguments = false

    enum Constant: Sendable, Hashable {
        case integer(Int)
        case float(Double)
        case text(Text)
    }

    enum Key: Sendable {
        /// The index of a string among the constants.
        case name(Int32)
        case index(Int32)
    }

    struct Function: Sendable {
        let name: String
        let parameters: Int
        let captured: Int
        /// The bytecode element at which its code begins.
        let start: Int
        /// The index of its first instruction.
        var entry: Int
        /// The maximum number of stack slots it uses, including its arguments.
        var depth: Int
        /// Library functions do not see globals.
        var isLibrary = false

        var description: FunctionDescription {
            FunctionDescription(
                name: name, parameterCount: parameters, upvalueCount: captured, chunk: isLibrary ? "stl/\(name)" : "root", start: start)
        }

        var callTarget: CallTarget {
            CallTarget(parameters: parameters, entry: entry, depth: depth, isLibrary: isLibrary)
        }
    }

    struct Capture: Sendable {
        let isLocal: Bool
        let index: Int32
    }

    /// A call of a name that the program declares at some point.
    struct DeclaredCall: Sendable {
        let declaration: Int32
        let arguments: Int32
        /// What the call does while the name is not declared.
        let undeclared: DecodedInstruction
    }
}

/// What a call needs to know about a function.
struct CallTarget {
    let parameters: Int
    let entry: Int
    let depth: Int
    let isLibrary: Bool
}
