/// Functions as the objects that they are in the reference, where a program can read and print what they are made of.
extension Heap {
    /// `fn<name(2)>`.
    func functionText(_ value: Value) -> String {
        let card = card(value)
        return "fn<\(QuotedText.name(card.name))(\(card.parameterCount))>"
    }

    func card(_ value: Value) -> FunctionCard {
        switch value.tag {
        case .closure: functions[closures[value.place].function]
        case .callable: functions[value.place]
        default: card(library: value.place)
        }
    }

    private func card(library number: Int) -> FunctionCard {
        let (name, parameters) = Library.description(of: number)
        return FunctionCard(name: name, parameterCount: parameters, upvalueCount: 0, chunk: "stl", start: -1)
    }

    /// The object that a function would be.
    mutating func record(_ value: Value) -> Value {
        let card = card(value)
        var callable = ObjectMembers()
        callable.set("__hogCallable__", string(value.tag == .libraryFunction ? "stl" : "local"))
        callable.set("name", string(card.name))
        callable.set("chunk", string(card.chunk))
        callable.set("argCount", .integer(card.parameterCount))
        callable.set("upvalueCount", .integer(card.upvalueCount))
        callable.set("ip", .integer(card.start))
        guard value.tag != .callable else { return object(callable) }
        let upvalues = value.tag == .closure ? closures[value.place].upvalues : []
        var closure = ObjectMembers()
        closure.set("__hogClosure__", .boolean(true))
        closure.set("callable", object(callable))
        closure.set("upvalues", array(upvalues.map(Value.integer)))
        return object(closure)
    }

    /// What that object costs.
    func functionCost(_ value: Value) -> Int {
        let card = card(value)
        let kind = value.tag == .libraryFunction ? 3 : 5
        // Six keys of 46 characters in all, three of whose values are strings and three are numbers.
        let callable = 8 + 6 * 8 + 46 + 6 * 8 + kind + card.name.unicodeScalars.count + card.chunk.utf8.count
        guard value.tag != .callable else { return callable }
        // Three keys of 30 characters in all, a boolean, the callable and an array of numbers.
        return 8 + 3 * 8 + 30 + 8 + callable + 8 + 8 * card.upvalueCount
    }
}
