extension Heap {
    /// What a program returned, without the heap that it lived in.
    mutating func returned(_ value: Value) throws(HogFailure) -> Returned {
        switch value.tag {
        case .null: return .null
        case .boolean: return value.asBoolean ? .true : .false
        default:
            let text = try pythonString(value)
            return Returned(returnedValue(value), pythonType: pythonType(value), pythonText: text, printed: try printed(value))
        }
    }

    private func returnedValue(_ value: Value) -> Returned.Value {
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
