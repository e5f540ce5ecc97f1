/// What Python, in which the reference machine is written, calls the type of a value: its messages say so.
extension Heap {
    func pythonType(_ value: Value) -> String {
        switch value.tag {
        case .null: "NoneType"
        case .boolean: "bool"
        case .integer, .bigInteger: "int"
        case .float: "float"
        case .string: "str"
        case .array: "list"
        case .tuple: "tuple"
        case .object, .closure, .callable, .libraryFunction: "dict"
        }
    }

    /// What Hog's own `typeof` says.
    func typeName(_ value: Value) -> String {
        switch value.tag {
        case .null: "null"
        case .boolean: "boolean"
        case .integer, .bigInteger: "integer"
        case .float: "float"
        case .string: "string"
        case .array: "array"
        case .tuple: "tuple"
        case .closure, .callable, .libraryFunction: "function"
        case .object:
            switch objects[value.place].kind {
            case .datetime: "datetime"
            case .date: "date"
            case .error: "error"
            case .closure, .callable: "function"
            case .plain: "object"
            }
        }
    }
}
