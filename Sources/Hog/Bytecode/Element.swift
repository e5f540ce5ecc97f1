/// One element of bytecode, which is a flat JSON array: an opcode, or an operand of the one before it.
public enum Element: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case string(String)
}
