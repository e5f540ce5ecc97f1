public import JSON

/// Where a program's globals come from. It is asked for what the program reads, when it reads it, and for nothing else.
public protocol Globals {
    /// `nil` where there is no global of this name.
    func global(_ name: String) -> Global?
}

/// What a global is before a program reads it.
public enum Global: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case text(String)
    /// Read where it stands: of `properties.$ai_model` only the model becomes a value of the program.
    case json(JSONValue)
    case array([Global])
    case object([(key: String, value: Global)])
}
