/// What counts as true: everything but null, false, zero and what is empty.
extension Heap {
    func isTruthy(_ value: Value) -> Bool {
        switch value.tag {
        case .null: false
        case .boolean, .integer: value.bits != 0
        // Not a number is not zero either.
        case .float: value.asFloat != 0
        case .string: strings[value.place].count != 0
        case .array, .tuple: !arrays[value.place].isEmpty
        case .object: objects[value.place].count != 0
        case .bigInteger, .closure, .callable, .libraryFunction: true
        }
    }
}
