extension Compiler {
    /// What a name stands for.
    enum Binding {
        case local(Int)
        case upvalue(Int)
        /// Of the program, or a function of the library or the host.
        case global
    }

    mutating func resolve(_ name: String, at place: SourcePlace) throws(HogSyntaxError) -> Binding {
        let text = Text(name)
        if let slot = functions[functions.count - 1].local(text) { return .local(slot) }
        return try upvalue(text, in: functions.count - 1, at: place).map { .upvalue($0) } ?? .global
    }

    /// Captures a variable for a function, and on the way for each between the two.
    private mutating func upvalue(_ name: Text, in level: Int, at place: SourcePlace) throws(HogSyntaxError) -> Int? {
        guard level > 0 else { return nil }
        if let slot = functions[level - 1].local(name) {
            functions[level - 1].share(slot)
            return try functions[level].capture(FunctionScope.Capture(isLocal: true, index: slot), at: place)
        }
        guard let outer = try upvalue(name, in: level - 1, at: place) else { return nil }
        return try functions[level].capture(FunctionScope.Capture(isLocal: false, index: outer), at: place)
    }

    /// Pushes a variable; `false` where the name stands for none.
    mutating func readVariable(_ name: String, at place: SourcePlace) throws(HogSyntaxError) -> Bool {
        switch try resolve(name, at: place) {
        case .local(let slot):
            guard functions[functions.count - 1].locals[slot].hasValue else {
                throw HogSyntaxError("Variable `\(name)` can not be used in its own initializer, before it has a value", at: place)
            }
            try emit(.getLocal, .integer(slot), at: place)
        case .upvalue(let index): try emit(.getUpvalue, .integer(index), at: place)
        case .global: return false
        }
        return true
    }

    mutating func readLocal(_ slot: Int, at place: SourcePlace) throws(HogSyntaxError) {
        try emit(.getLocal, .integer(slot), at: place)
    }

    /// A name and the properties read from it.
    mutating func field(_ chain: [Expression.ChainStep], at place: SourcePlace) throws(HogSyntaxError) {
        guard case .name(let name) = chain.first else { return }
        if try readVariable(name, at: place) {
            try properties(chain.dropFirst(), at: place)
        } else {
            for step in chain.reversed() { try key(step, at: place) }
            try emit(.getGlobal, .integer(chain.count), at: place)
        }
    }

    /// Reads one property after the other.
    mutating func properties(_ steps: ArraySlice<Expression.ChainStep>, at place: SourcePlace) throws(HogSyntaxError) {
        for step in steps {
            try key(step, at: place)
            try emit(.getProperty, at: place)
        }
    }

    mutating func key(_ step: Expression.ChainStep, at place: SourcePlace) throws(HogSyntaxError) {
        switch step {
        case .name(let name): try emit(.string, .string(name), at: place)
        case .index(let index): try emit(.integer, .integer(index), at: place)
        }
    }

    mutating func declare(_ name: String?, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        try functions[functions.count - 1].declare(name, at: place)
    }

    mutating func beginScope() { functions[functions.count - 1].beginScope() }

    /// Drops the variables of the innermost block.
    mutating func endScope(at place: SourcePlace) throws(HogSyntaxError) {
        for local in functions[functions.count - 1].endScope() { try emit(local.isCaptured ? .closeUpvalue : .pop, at: place) }
    }
}
