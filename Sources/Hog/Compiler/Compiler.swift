/// Turns a tree into bytecode, element by element as PostHog's compiler does, in one pass: what a jump skips is compiled before its
/// distance is filled in.
struct Compiler {
    /// What was compiled so far, and where each element comes from.
    var code: [Element] = []
    var places: [SourcePlace] = []
    /// The functions around the place that is being compiled, from the program itself inwards.
    var functions = [FunctionScope()]
    /// Whether an ordering comparison with null is false, as in evaluations, and not one with 0.
    let nullSafe: Bool

    private init(nullSafe: Bool) { self.nullSafe = nullSafe }
}

extension Compiler {
    static func compile(_ tree: Tree, nullSafe: Bool) throws(HogSyntaxError) -> Bytecode {
        var compiler = Compiler(nullSafe: nullSafe)
        let whole = SourcePlace(start: tree.declarations.first?.place.start ?? 0, end: tree.declarations.last?.place.end ?? 0)
        compiler.code = [.string("_H"), .integer(1)]
        compiler.places = [whole, whole]
        try compiler.block(tree.declarations, at: whole)
        return Bytecode(elements: compiler.code, places: compiler.places)
    }

    /// The functions that a source of the library declares, which see neither one another's variables nor globals.
    static func compileLibrary(_ tree: Tree) throws(HogSyntaxError) -> [LibraryCode] {
        var functions: [LibraryCode] = []
        for statement in tree.declarations {
            guard case .function(let name, let parameters, let body) = statement.kind else { continue }
            var compiler = Compiler(nullSafe: false)
            compiler.functions = [try FunctionScope(parameters: parameters, at: statement.place)]
            try compiler.functionBody(body)
            functions.append(LibraryCode(name: name, parameters: parameters.count, elements: compiler.code))
        }
        return functions
    }
}

/// A function of the library that is written in Hog: its code, without a header, finds its arguments in its first local variables.
struct LibraryCode: Sendable {
    let name: String
    let parameters: Int
    let elements: [Element]
}

// MARK: Writing

extension Compiler {
    mutating func emit(_ opcode: Opcode, _ operands: Element..., at place: SourcePlace) throws(HogSyntaxError) {
        try append(.integer(Int(opcode.rawValue)), at: place)
        for operand in operands { try append(operand, at: place) }
    }

    mutating func append(_ element: Element, at place: SourcePlace) throws(HogSyntaxError) {
        guard code.count < Bytecode.maximumCount else {
            throw HogSyntaxError("The program is too large: it has more than \(Bytecode.maximumCount) elements of bytecode", at: place)
        }
        code.append(element)
        places.append(place)
    }

    /// A jump forwards; it ends where `land` is called with what this returns.
    mutating func jump(_ opcode: Opcode, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        try emit(opcode, .integer(0), at: place)
        return code.count - 1
    }

    /// Lets a jump lead here.
    mutating func land(_ jump: Int) { code[jump] = .integer(code.count - jump - 1) }

    mutating func jump(backTo target: Int, at place: SourcePlace) throws(HogSyntaxError) {
        try emit(.jump, .integer(target - code.count - 2), at: place)
    }

    /// Compiles something that `paste` puts to its place later: which variables a function captures first depends on the order.
    mutating func cut(_ compile: (inout Compiler) throws(HogSyntaxError) -> Void) throws(HogSyntaxError) -> Fragment {
        let start = code.count
        try compile(&self)
        let fragment = Fragment(code: Array(code[start...]), places: Array(places[start...]))
        code.removeSubrange(start...)
        places.removeSubrange(start...)
        return fragment
    }

    mutating func paste(_ fragment: Fragment) {
        code += fragment.code
        places += fragment.places
    }

    /// A piece of bytecode, which runs wherever it stands: jumps count from where they are.
    struct Fragment {
        let code: [Element]
        let places: [SourcePlace]
    }
}
