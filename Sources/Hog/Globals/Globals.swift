public import JSON

/// Supplies the globals of a program, each when the program reads it.
public protocol Globals {
    /// `nil` if there is no global of this name.
    func global(_ name: String) -> Global?
}

/// A global before a program reads it.
public enum Global: Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case text(String)
    /// Only the part that the program reads is converted: for `properties.$ai_model` only the model becomes a value of the program.
    case json(JSONValue)
    case array([Global])
    case object([(key: String, value: Global)])
}

/// Access to parts of a global, without converting the rest to values.
extension Global {
    var isNull: Bool {
        switch self {
        case .null: true
        case .json(let json): json.isNull
        default: false
        }
    }

    /// Whether converting it to a value may take long.
    var isContainer: Bool {
        switch self {
        case .array, .object: true
        case .json(let json): json.kind == .array || json.kind == .object
        default: false
        }
    }

    var isObject: Bool {
        switch self {
        case .object: true
        case .json(let json): json.kind == .object
        default: false
        }
    }

    var pythonType: String {
        switch self {
        case .null: "NoneType"
        case .boolean: "bool"
        case .integer: "int"
        case .float: "float"
        case .text: "str"
        case .array: "list"
        case .object: "dict"
        case .json(let json): json.typeName
        }
    }

    /// Its length; `nil` for null, numbers and booleans.
    var count: Int? {
        switch self {
        case .text(let string): string.unicodeScalars.count
        case .array(let elements): elements.count
        case .object(let members): members.count
        case .json(let json):
            switch json.kind {
            case .array: json.elements.count
            case .object: json.members.count
            case .string: json.string?.unicodeScalars.count
            default: nil
            }
        default: nil
        }
    }

    /// The last member of a name, which is the one that conversion would keep.
    func member(_ name: String) -> Global? {
        switch self {
        case .object(let members): members.last { $0.key.utf8.elementsEqual(name.utf8) }?.value
        case .json(let json): json[name].map(Global.json)
        default: nil
        }
    }

    /// The element of an array or the character of a string at an index from 0.
    func element(_ index: Int) -> Global {
        switch self {
        case .array(let elements): elements[index]
        case .text(let string): .text(Text(string).character(at: index).string)
        case .json(let json):
            json.kind == .array ? .json(json.elements[index]) : .text(Text(json.string ?? "").character(at: index).string)
        default: .null
        }
    }
}
