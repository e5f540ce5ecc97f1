/// The result of running a program once.
public struct Execution: Sendable {
    /// The lines it printed.
    public let lines: [String]
    public let outcome: Result<ReturnValue, HogFailure>
    /// The number of instructions it executed.
    public let operations: Int
    /// The highest cost of its stack in bytes, in the accounting of the reference. It is measured when a heap value is pushed and at calls.
    public let peakMemory: Int
}

/// The value that a program returned, as its caller sees it once the run is over.
public struct ReturnValue: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case null
        case boolean(Bool)
        case integer(Int)
        case float(Double)
        case text(String)
        /// An array or a tuple that contains only strings.
        case texts([String])
        /// Any other container, a function, or an integer beyond 64 bits.
        case other
    }

    public let value: Value
    /// The name of its type in Python: `bool`, `NoneType`, `list`.
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

    static let null = ReturnValue(.null, pythonType: "NoneType", pythonText: "None", printed: "null")
    static let `true` = ReturnValue(.boolean(true), pythonType: "bool", pythonText: "True", printed: "true")
    static let `false` = ReturnValue(.boolean(false), pythonType: "bool", pythonText: "False", printed: "false")
}

extension Heap {
    /// A copy of the value that a program returned, independent of the heap.
    mutating func returned(_ value: Value) throws(HogFailure) -> ReturnValue {
        switch value.tag {
        case .null: return .null
        case .boolean: return value.asBoolean ? .true : .false
        default:
            let text = try pythonString(value)
            return ReturnValue(returnedValue(value), pythonType: pythonType(value), pythonText: text, printed: try printed(value))
        }
    }

    private func returnedValue(_ value: Value) -> ReturnValue.Value {
        switch value.tag {
        case .integer: return .integer(value.asInteger)
        case .float: return .float(value.asFloat)
        case .string: return .text(string(value))
        case .array, .tuple:
            let items = items(value)
            return items.allSatisfy { $0.tag == .string } ? .texts(items.map { string($0) }) : .other
        default: return .other
        }
    }
}
