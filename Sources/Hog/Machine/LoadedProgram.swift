/// A program as the machine runs it: steps, and the tables that they count in. Jumps are relative and the tables of the library's own
/// code come first, so one image can begin with another.
struct LoadedProgram: Sendable {
    var steps: [DecodedInstruction] = []
    /// For each step the element of the bytecode that it was made of; `nil` in the library.
    var elements: [Int32?] = []
    var constants: [Constant] = []
    var functions: [Function] = []
    /// What closures capture: of several in a row, each variable, and whether it is a local one.
    var captures: [Capture] = []
    /// Globals whose keys are all constants, by their keys.
    var chains: [[Key]] = []
    /// Functions that the program gives a name while it runs, as old ones do.
    var declaredCalls: [DeclaredCall] = []
    /// How many such names there are.
    var declarations = 0
    var messages: [String] = []
    /// The first step of the program.
    var entry = 0
    /// The most values that the program itself has on the stack, without the functions that it calls.
    var depth = 0
    /// Whether the arguments of library functions are on the stack in reverse order.
    var reversesArguments = false

    enum Constant: Sendable, Hashable {
        case integer(Int)
        case float(Double)
        case text(Text)
    }

    enum Key: Sendable {
        /// The place of a string among the constants.
        case name(Int32)
        case index(Int32)
    }

    struct Function: Sendable {
        let name: String
        let parameters: Int
        let captured: Int
        /// The element that its code begins with.
        let start: Int
        /// Its first step.
        var entry: Int
        /// The most values that it has on the stack, its arguments included.
        var depth: Int
        /// Functions of the library see no globals.
        var isLibrary = false

        var card: FunctionCard {
            FunctionCard(
                name: name, parameterCount: parameters, upvalueCount: captured, chunk: isLibrary ? "stl/\(name)" : "root", start: start)
        }

        var frame: FunctionFrame {
            FunctionFrame(parameters: parameters, entry: entry, depth: depth, isLibrary: isLibrary)
        }
    }

    struct Capture: Sendable {
        let isLocal: Bool
        let index: Int32
    }

    /// A call of a name that the program declares at some time.
    struct DeclaredCall: Sendable {
        let declaration: Int32
        let arguments: Int32
        /// What it does as long as the name is not declared.
        let undeclared: DecodedInstruction
    }
}

/// What a call has to know of a function.
struct FunctionFrame {
    let parameters: Int
    let entry: Int
    let depth: Int
    let isLibrary: Bool
}
