/// What came of running a program once.
public struct Execution: Sendable {
    /// What it printed.
    public let lines: [String]
    public let outcome: Result<Returned, HogFailure>
    /// How many instructions it ran.
    public let operations: Int
    /// The most bytes that its stack cost, in the reference's accounting: looked at when a value of the heap is pushed, and at calls.
    public let peakMemory: Int
}

/// The value that a program returned, as its caller sees it once the run is over.
public struct Returned: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case null
        case boolean(Bool)
        case integer(Int)
        case float(Double)
        case text(String)
        /// An array or a tuple of nothing but strings.
        case texts([String])
        /// Any other container, a function, or an integer beyond 64 bits.
        case other
    }

    public let value: Value
    /// `bool`, `NoneType`, `list`: what Python calls its type.
    public let pythonType: String
    /// As Python shows it: `True`, `None`, `[1, 'a']`; a string without quotes.
    public let pythonText: String
    /// As Hog shows it: `true`, `null`, `[1, 'a']`; a string in quotes.
    public let printed: String

    init(_ value: Value, pythonType: String, pythonText: String, printed: String) {
        self.value = value
        self.pythonType = pythonType
        self.pythonText = pythonText
        self.printed = printed
    }

    static let null = Returned(.null, pythonType: "NoneType", pythonText: "None", printed: "null")
    static let `true` = Returned(.boolean(true), pythonType: "bool", pythonText: "True", printed: "true")
    static let `false` = Returned(.boolean(false), pythonType: "bool", pythonText: "False", printed: "false")
}
