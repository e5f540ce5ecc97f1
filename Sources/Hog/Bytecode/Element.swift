/// One element of bytecode, which is a flat JSON array: an opcode, or an operand of the one before it.
public enum Element: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
}

extension Element: Hashable {
    /// Strings are the same scalars, and not what Swift thinks equal.
    public static func == (left: Element, right: Element) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .boolean(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .float(let value): hasher.combine(value)
        case .string(let value): hasher.combine(Text(value))
        }
    }
}

extension Element {
    /// As Python's `str` shows it, for messages.
    var pythonText: String {
        switch self {
        case .null: "None"
        case .boolean(let value): value ? "True" : "False"
        case .integer(let value): "\(value)"
        case .float(let value): FloatText.text(value)
        case .string(let value): value
        }
    }
}
