/// Why a run ended without a value. Classes and messages are those of the reference machine, which is written in Python.
public struct HogFailure: Error, Sendable, Equatable {
    /// By the reference's name of the class.
    public enum Kind: String, Sendable {
        // The machine's own.
        case machine = "HogVMException"
        case uncaught = "UncaughtHogVMException"
        case timeLimit = "HogVMRuntimeExceededException"
        case memoryLimit = "HogVMMemoryExceededException"
        /// Not the reference's: nobody waited for the end.
        case interrupted = "HogVMInterruptedException"
        // Those that the program's data may cause.
        case type = "TypeError"
        case attribute = "AttributeError"
        case key = "KeyError"
        case zeroDivision = "ZeroDivisionError"
        case json = "JSONDecodeError"
        // All others.
        case value = "ValueError"
        case index = "IndexError"
        case overflow = "OverflowError"
        case recursion = "RecursionError"
        case base64 = "Error"
        case unicode = "UnicodeDecodeError"
        case system = "OSError"
        /// A `KeyError` to those who ask the reference which errors a program's data may cause.
        case timeZone = "UnknownTimeZoneError"
    }

    public let kind: Kind
    public let message: String
    /// Where in the bytecode the instruction stands that failed, counted in elements.
    public internal(set) var element: Int?

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    static func machine(_ message: String) -> HogFailure { HogFailure(.machine, message) }
    static func type(_ message: String) -> HogFailure { HogFailure(.type, message) }
    static func attribute(_ message: String) -> HogFailure { HogFailure(.attribute, message) }
    static func overflow(_ message: String) -> HogFailure { HogFailure(.overflow, message) }
    static func value(_ message: String) -> HogFailure { HogFailure(.value, message) }
    static func system(_ message: String) -> HogFailure { HogFailure(.system, message) }
}
