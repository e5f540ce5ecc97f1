/// Checks bytecode before it runs, so that the machine need not check the stack at every instruction.
///
/// It accepts everything that this compiler and PostHog's emit for a sane program: expressions without RETURN, both versions of the header,
/// unreachable code, the body of a library function. It refuses code whose stack height depends on the path taken, which PostHog's machine
/// runs only by luck; the message is the one with which that machine would fail. PostHog's compiler emits such code for `if(c, a)` where
/// `c` is false, and for `for (;;)`.
///
/// It does not track values, so the machine has to check captured variables: their slot may be gone, or not filled yet.
enum Verifier {
    /// Verifies a program. Returns its functions in the order of their code, the program itself first.
    @discardableResult
    static func verify(_ bytecode: Bytecode) throws(HogFailure) -> [FunctionCode] {
        let start = try bytecode.header.length
        return try functions(DecodedBytecode(bytecode.elements, from: start, name: "", parameters: 0))
    }

    /// Verifies a function of the library. Returns it and the functions inside it.
    static func verify(_ code: LibraryCode) throws(HogFailure) -> [FunctionCode] {
        try functions(DecodedBytecode(code.elements, from: 0, name: code.name, parameters: code.parameters))
    }

    private static func functions(_ code: DecodedBytecode) throws(HogFailure) -> [FunctionCode] {
        var checker = StackDepthChecker(code)
        var functions: [FunctionCode] = []
        for (number, function) in code.functions.enumerated() {
            let depth = try checker.check(number)
            functions.append(
                FunctionCode(
                    name: function.name, parameters: function.parameters, upvalues: function.upvalues, body: function.body, depth: depth))
        }
        return functions
    }
}

/// One function of a verified program: where its code is and what a call of it needs.
struct FunctionCode: Sendable, Hashable {
    /// `lambda` for a function without a name; empty for the program itself.
    let name: String
    let parameters: Int
    /// How many variables it captures.
    let upvalues: Int
    /// The elements of its code, including functions inside it.
    let body: Range<Int>
    /// The maximum number of values on the stack above its base while it runs, including its parameters.
    let depth: Int
}

/// Follows every path through a function and checks that the number of values on the stack above its base is the same on every path to an
/// instruction.
private struct StackDepthChecker {
    private let code: DecodedBytecode
    /// For each instruction the number of values on the stack before it, or -1 if it has not been reached yet.
    private var depths: [Int32]
    /// For each instruction the innermost handler of errors: the index of its TRY, or -1 if the function has none.
    private var handlers: [Int32]
    /// Instructions that have been reached but not followed.
    private var worklist: [Int] = []
    private var maximumDepth = 0

    init(_ code: DecodedBytecode) {
        self.code = code
        depths = Array(repeating: -1, count: code.instructions.count)
        handlers = depths
    }

    /// Checks a function and returns the maximum number of values on the stack.
    mutating func check(_ function: Int) throws(HogFailure) -> Int {
        maximumDepth = code.functions[function].parameters
        let start = State(depth: maximumDepth, handler: -1)
        try reach(code.functions[function].body.lowerBound, start, in: function)
        while let number = worklist.popLast() { try step(number) }
        return maximumDepth
    }

    /// The state before an instruction.
    private struct State {
        var depth: Int
        var handler: Int
    }
}

extension StackDepthChecker {
    private mutating func step(_ number: Int) throws(HogFailure) {
        let instruction = code.instructions[number]
        let function = code.owners[number]
        var state = State(depth: Int(depths[number]), handler: Int(handlers[number]))
        guard instruction.pops <= state.depth else { throw HogFailure.machine("Stack underflow").at(instruction.start) }
        try checkVariable(of: instruction, depth: state.depth, in: function)
        state.depth += instruction.pushes - instruction.pops
        maximumDepth = max(maximumDepth, state.depth)
        if instruction.jumps, let target = instruction.target {
            let isHandler = instruction.opcode == .try
            try reach(target, State(depth: state.depth + (isHandler ? 1 : 0), handler: state.handler), in: function)
        }
        switch instruction.opcode {
        case .try: state.handler = number
        case .popTry:
            guard state.handler >= 0 else {
                throw HogFailure.machine("Invalid operation POP_TRY: no try block to pop").at(instruction.start)
            }
            state.handler = Int(handlers[state.handler])
        default: break
        }
        if instruction.opcode.isTerminator { return }
        try reach(instruction.bodyEnd ?? instruction.end, state, in: function)
    }

    /// Adds an element to the worklist when it is first reached, and otherwise checks that the state is the same.
    private mutating func reach(_ element: Int, _ state: State, in function: Int) throws(HogFailure) {
        maximumDepth = max(maximumDepth, state.depth)
        if element == code.functions[function].body.upperBound {
            // After the code of an inner function comes code of the enclosing one.
            guard code.functions[function].enclosing == nil else { throw HogFailure.machine("Unexpected end of bytecode").at(element) }
            return
        }
        guard let number = code.instructionNumber(at: element) else { throw HogFailure.machine("Unexpected end of bytecode").at(element) }
        if depths[number] < 0 {
            depths[number] = Int32(state.depth)
            handlers[number] = Int32(state.handler)
            worklist.append(number)
            return
        }
        guard depths[number] == state.depth else {
            throw HogFailure.machine("Invalid bytecode. \(depths[number]) or \(state.depth) values left on stack").at(element)
        }
        guard handlers[number] == state.handler else {
            throw HogFailure.machine("Invalid bytecode. A try block has ended or has not").at(element)
        }
    }

    /// Checks that the variable of an instruction exists: a local one on the stack, a captured one in the function.
    private func checkVariable(of instruction: Instruction, depth: Int, in function: Int) throws(HogFailure) {
        let upvalues = code.functions[function].upvalues
        var missing: Int?
        switch instruction.opcode {
        case .getLocal where instruction.integer(0) >= depth, .setLocal where instruction.integer(0) >= depth - 1:
            throw HogFailure.machine("Stack underflow").at(instruction.start)
        case .getUpvalue where instruction.integer(0) >= upvalues, .setUpvalue where instruction.integer(0) >= upvalues:
            missing = instruction.integer(0)
        case .closure:
            // The slot where the closure itself will be is valid, too: a function that calls itself captures it.
            missing = instruction.captures.first { $0.index >= ($0.isLocal ? depth : upvalues) }?.index
        default: break
        }
        if let missing { throw HogFailure.machine("Invalid upvalue index: \(missing)").at(instruction.start) }
    }
}
