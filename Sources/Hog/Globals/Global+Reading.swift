internal import JSON

/// What a chain of keys finds in a global, without making values of the rest.
extension Global {
    var isNull: Bool {
        switch self {
        case .null: true
        case .json(let json): json.isNull
        default: false
        }
    }

    /// Whether making a value of it may take long.
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

    /// What it can be counted by; `nil` for numbers and booleans.
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

    /// The last of that name, as it would be if it were read whole.
    func member(_ name: String) -> Global? {
        switch self {
        case .object(let members): members.last { $0.key.utf8.elementsEqual(name.utf8) }?.value
        case .json(let json): json[name].map(Global.json)
        default: nil
        }
    }

    /// Of a text or an array, counted from 0.
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
