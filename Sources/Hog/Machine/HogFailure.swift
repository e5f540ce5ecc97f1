/// Why a run ended without a value. Classes and messages are those of the reference implementation, which is written in Python.
public struct HogFailure: Error, Sendable, Equatable {
    /// The raw value is the name of the class in the reference.
    public enum Kind: String, Sendable {
        // Errors of the machine.
        case machine = "HogVMException"
        case uncaught = "UncaughtHogVMException"
        case timeLimit = "HogVMRuntimeExceededException"
        case memoryLimit = "HogVMMemoryExceededException"
        /// The run was cancelled. The reference has no such class.
        case interrupted = "HogVMInterruptedException"
        // Errors that the data of a program may cause.
        case type = "TypeError"
        case attribute = "AttributeError"
        case key = "KeyError"
        case zeroDivision = "ZeroDivisionError"
        case json = "JSONDecodeError"
        // All other errors.
        case value = "ValueError"
        case index = "IndexError"
        case overflow = "OverflowError"
        case recursion = "RecursionError"
        case base64 = "Error"
        case unicode = "UnicodeDecodeError"
        case system = "OSError"
        /// A subclass of `KeyError` in the reference.
        case timeZone = "UnknownTimeZoneError"
    }

    public let kind: Kind
    public let message: String
    /// The index of the bytecode element of the instruction that failed.
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
    static func memory(limit: Int, attempted: Int) -> HogFailure {
        HogFailure(.memoryLimit, "Memory limit of \(limit) bytes exceeded. Attempted to use \(attempted) bytes")
    }
    static func system(_ message: String) -> HogFailure { HogFailure(.system, message) }
}
