/// Compiles a tree into the same bytecode as PostHog's compiler, in one pass: the distance of a jump forwards is filled in after the code
/// that it skips has been compiled.
struct Compiler {
    /// The bytecode so far, and the place in the source of each element.
    var code: [BytecodeElement] = []
    var places: [SourcePlace] = []
    /// The functions around the current place, from the program itself inwards.
    var functions = [FunctionScope()]
    /// Whether an ordering comparison with null is false, as in evaluations. Otherwise null compares as 0.
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

    /// Compiles the functions that a source of the library declares. They share no variables and see no globals.
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

/// A compiled function of the library that is written in Hog. The code has no header; its arguments are its first local variables.
struct LibraryCode: Sendable {
    let name: String
    let parameters: Int
    let elements: [BytecodeElement]
}

// MARK: Emitting code

extension Compiler {
    mutating func emit(_ opcode: Opcode, _ operands: BytecodeElement..., at place: SourcePlace) throws(HogSyntaxError) {
        try append(.integer(Int(opcode.rawValue)), at: place)
        for operand in operands { try append(operand, at: place) }
    }

    mutating func append(_ element: BytecodeElement, at place: SourcePlace) throws(HogSyntaxError) {
        guard code.count < Bytecode.maximumCount else {
            throw HogSyntaxError("The program is too large: it has more than \(Bytecode.maximumCount) elements of bytecode", at: place)
        }
        code.append(element)
        places.append(place)
    }

    /// Emits a jump forwards, whose target is set later by passing the result to `patchJump`.
    mutating func jump(_ opcode: Opcode, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        try emit(opcode, .integer(0), at: place)
        return code.count - 1
    }

    /// Sets the target of a jump to the end of the code so far.
    mutating func patchJump(_ jump: Int) { code[jump] = .integer(code.count - jump - 1) }

    mutating func jump(backTo target: Int, at place: SourcePlace) throws(HogSyntaxError) {
        try emit(.jump, .integer(target - code.count - 2), at: place)
    }

    /// Compiles code out of order, to be placed later by `splice`. The order of compilation decides in which order a function captures
    /// variables.
    mutating func detach(_ compile: (inout Compiler) throws(HogSyntaxError) -> Void) throws(HogSyntaxError) -> Fragment {
        let start = code.count
        try compile(&self)
        let fragment = Fragment(code: Array(code[start...]), places: Array(places[start...]))
        code.removeSubrange(start...)
        places.removeSubrange(start...)
        return fragment
    }

    mutating func splice(_ fragment: Fragment) {
        code += fragment.code
        places += fragment.places
    }

    /// A piece of bytecode. It is position-independent, because jumps are relative.
    struct Fragment {
        let code: [BytecodeElement]
        let places: [SourcePlace]
    }
}
