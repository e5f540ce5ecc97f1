/// The variables of the function being compiled, and those that it captures from the functions around it.
struct FunctionScope {
    struct Local {
        /// `nil` for a variable that the compiler made.
        let name: Text?
        /// The number of blocks around it.
        let depth: Int
        var isCaptured = false
        /// `false` while its initializer is evaluated: until then its slot does not exist.
        var hasValue = true
    }

    struct Capture: Equatable {
        /// Whether it is a local variable of the enclosing function, or one that the enclosing function has captured.
        let isLocal: Bool
        let index: Int
    }

    /// In slot order.
    private(set) var locals: [Local] = []
    private(set) var captures: [Capture] = []
    /// The slots of the variables with a name, the innermost last.
    private var slots: [Text: [Int]] = [:]
    private var depth = 0

    init() {}

    init(parameters: [String], at place: SourcePlace) throws(HogSyntaxError) {
        for parameter in parameters { try declare(parameter, at: place) }
    }

    /// Limits the work of the verifier, which looks at every variable. Programs written by hand have far fewer.
    static let maximumLocals = 5_000
    static let maximumCaptures = 1_000
}

extension FunctionScope {
    mutating func beginScope() { depth += 1 }

    /// Removes the variables of the innermost block and returns them, newest first.
    mutating func endScope() -> [Local] {
        depth -= 1
        var removed: [Local] = []
        while let local = locals.last, local.depth > depth {
            locals.removeLast()
            if let name = local.name { slots[name]?.removeLast() }
            removed.append(local)
        }
        return removed
    }

    /// Declares a variable in the next slot.
    @discardableResult
    mutating func declare(_ name: String?, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        guard locals.count < Self.maximumLocals else {
            throw HogSyntaxError("A function can have at most \(Self.maximumLocals) variables", at: place)
        }
        let slot = locals.count
        if let name {
            let text = Text(name)
            if let last = slots[text]?.last, locals[last].depth == depth {
                throw HogSyntaxError("Variable `\(name)` already declared in this scope", at: place)
            }
            slots[text, default: []].append(slot)
        }
        locals.append(Local(name: name.map { Text($0) }, depth: depth))
        return slot
    }

    mutating func setHasValue(_ slot: Int, _ hasValue: Bool) { locals[slot].hasValue = hasValue }

    /// The slot of the innermost variable with a name.
    func slot(of name: Text) -> Int? { slots[name]?.last }

    /// Records that a function inside this one uses a variable.
    mutating func markCaptured(_ slot: Int) { locals[slot].isCaptured = true }

    /// Captures a variable, once, and returns its number.
    mutating func capture(_ capture: Capture, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        if let index = captures.firstIndex(of: capture) { return index }
        guard captures.count < Self.maximumCaptures else {
            throw HogSyntaxError("A function can use at most \(Self.maximumCaptures) variables of those around it", at: place)
        }
        captures.append(capture)
        return captures.count - 1
    }
}

/// Compiles names.
extension Compiler {
    /// What a name refers to.
    enum Binding {
        case local(Int)
        case upvalue(Int)
        /// A global of the program, or a function of the library or the host.
        case global
    }

    mutating func resolve(_ name: String, at place: SourcePlace) throws(HogSyntaxError) -> Binding {
        let text = Text(name)
        if let slot = functions[functions.count - 1].slot(of: text) { return .local(slot) }
        return try upvalue(text, in: functions.count - 1, at: place).map { .upvalue($0) } ?? .global
    }

    /// Captures a variable of an outer function for the function at a level, and for every function between the two.
    private mutating func upvalue(_ name: Text, in level: Int, at place: SourcePlace) throws(HogSyntaxError) -> Int? {
        guard level > 0 else { return nil }
        if let slot = functions[level - 1].slot(of: name) {
            functions[level - 1].markCaptured(slot)
            return try functions[level].capture(FunctionScope.Capture(isLocal: true, index: slot), at: place)
        }
        guard let outer = try upvalue(name, in: level - 1, at: place) else { return nil }
        return try functions[level].capture(FunctionScope.Capture(isLocal: false, index: outer), at: place)
    }

    /// Pushes a variable; returns `false` if the name refers to a global.
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

    /// Reads properties, each from the value of the one before.
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
