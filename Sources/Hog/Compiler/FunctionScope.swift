/// What the compiler knows of a function while it compiles it: its variables and those that it captures from the functions around it.
struct FunctionScope {
    struct Local {
        /// `nil` for a variable that the program can not name.
        let name: Text?
        /// How many blocks are around it.
        let depth: Int
        var isCaptured = false
        /// Not while its initializer is evaluated: until then its slot does not exist.
        var hasValue = true
    }

    struct Capture: Equatable {
        /// Whether a variable of the function around, or one that this has captured itself.
        let isLocal: Bool
        let index: Int
    }

    /// In the order of their slots.
    private(set) var locals: [Local] = []
    private(set) var captures: [Capture] = []
    /// The slots of the variables of a name, the innermost last.
    private var slots: [Text: [Int]] = [:]
    private var depth = 0

    init() {}

    init(parameters: [String], at place: SourcePlace) throws(HogSyntaxError) {
        for parameter in parameters { try declare(parameter, at: place) }
    }

    /// More is no program that somebody wrote, and every one of them is looked at when the program is verified.
    static let maximumLocals = 5_000
    static let maximumCaptures = 1_000
}

extension FunctionScope {
    mutating func beginScope() { depth += 1 }

    /// Forgets the variables of the innermost block, and returns them, newest first.
    mutating func endScope() -> [Local] {
        depth -= 1
        var ended: [Local] = []
        while let local = locals.last, local.depth > depth {
            locals.removeLast()
            if let name = local.name { slots[name]?.removeLast() }
            ended.append(local)
        }
        return ended
    }

    /// Gives a new variable the next slot.
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

    /// The slot of a variable.
    func local(_ name: Text) -> Int? { slots[name]?.last }

    /// Notes that a function inside this one uses a variable.
    mutating func share(_ slot: Int) { locals[slot].isCaptured = true }

    /// The number of a captured variable, which is the same however often it is used.
    mutating func capture(_ capture: Capture, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        if let index = captures.firstIndex(of: capture) { return index }
        guard captures.count < Self.maximumCaptures else {
            throw HogSyntaxError("A function can use at most \(Self.maximumCaptures) variables of those around it", at: place)
        }
        captures.append(capture)
        return captures.count - 1
    }
}
