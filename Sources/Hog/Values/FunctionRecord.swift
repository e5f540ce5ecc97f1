/// Functions as objects: in the reference a function is an object whose members a program can read and print.
extension Heap {
    /// `fn<name(2)>`.
    func functionText(_ value: Value) -> String {
        let description = description(value)
        return "fn<\(QuotedText.name(description.name))(\(description.parameterCount))>"
    }

    func description(_ value: Value) -> FunctionDescription {
        switch value.tag {
        case .closure: functions[closures[value.heapIndex].function]
        case .callable: functions[value.heapIndex]
        default: description(library: value.heapIndex)
        }
    }

    private func description(library number: Int) -> FunctionDescription {
        let (name, parameters) = Library.description(of: number)
        return FunctionDescription(name: name, parameterCount: parameters, upvalueCount: 0, chunk: "stl", start: -1)
    }

    /// The object that represents a function in the reference.
    mutating func record(_ value: Value) -> Value {
        let description = description(value)
        var callable = ObjectMembers()
        callable.set("__hogCallable__", string(value.tag == .libraryFunction ? "stl" : "local"))
        callable.set("name", string(description.name))
        callable.set("chunk", string(description.chunk))
        callable.set("argCount", .integer(description.parameterCount))
        callable.set("upvalueCount", .integer(description.upvalueCount))
        callable.set("ip", .integer(description.start))
        guard value.tag != .callable else { return object(callable) }
        let upvalues = value.tag == .closure ? closures[value.heapIndex].upvalues : []
        var closure = ObjectMembers()
        closure.set("__hogClosure__", .boolean(true))
        closure.set("callable", object(callable))
        closure.set("upvalues", array(upvalues.map(Value.integer)))
        return object(closure)
    }

    /// The cost of that object.
    func functionCost(_ value: Value) -> Int {
        let description = description(value)
        let kind = value.tag == .libraryFunction ? 3 : 5
        // Six keys of 46 characters in total; three values are strings and three are numbers.
        let callable = 8 + 6 * 8 + 46 + 6 * 8 + kind + description.name.unicodeScalars.count + description.chunk.utf8.count
        guard value.tag != .callable else { return callable }
        // Three keys of 30 characters in total; the values are a boolean, the callable and an array of numbers.
        return 8 + 3 * 8 + 30 + 8 + callable + 8 + 8 * description.upvalueCount
    }
}

/// How a function is described when it is printed or measured.
struct FunctionDescription {
    let name: String
    let parameterCount: Int
    let upvalueCount: Int
    /// `root` for functions of the program, otherwise the chunk of the library function.
    let chunk: String
    /// The bytecode element at which its code begins.
    let start: Int
}
