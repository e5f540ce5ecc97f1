/// Follows every way through a function and keeps count of the values on the stack above its base, which at each instruction are the
/// same number whatever way leads there.
struct StackWalk {
    private let layout: CodeLayout
    /// For each instruction the values on the stack before it, or -1 where no way has led yet.
    private var depths: [Int32]
    /// For each instruction the latest handler of errors: the number of its TRY, or -1 where the function has none.
    private var handlers: [Int32]
    /// Reached, and not looked at yet.
    private var waiting: [Int] = []
    private var greatest = 0

    init(_ layout: CodeLayout) {
        self.layout = layout
        depths = Array(repeating: -1, count: layout.instructions.count)
        handlers = depths
    }

    /// Returns the most values that are on the stack at once.
    mutating func walk(_ function: Int) throws(HogFailure) -> Int {
        greatest = layout.functions[function].parameters
        let start = State(depth: greatest, handler: -1)
        try reach(layout.functions[function].body.lowerBound, start, in: function)
        while let number = waiting.popLast() { try step(number) }
        return greatest
    }

    /// What is known before an instruction.
    private struct State {
        var depth: Int
        var handler: Int
    }
}

extension StackWalk {
    private mutating func step(_ number: Int) throws(HogFailure) {
        let instruction = layout.instructions[number]
        let function = layout.owners[number]
        var state = State(depth: Int(depths[number]), handler: Int(handlers[number]))
        guard instruction.takes <= state.depth else { throw HogFailure.machine("Stack underflow").at(instruction.start) }
        try checkVariable(of: instruction, depth: state.depth, in: function)
        state.depth += instruction.gives - instruction.takes
        greatest = max(greatest, state.depth)
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
        if instruction.opcode.endsFlow { return }
        try reach(instruction.bodyEnd ?? instruction.end, state, in: function)
    }

    /// Goes on at an element, unless it was there already.
    private mutating func reach(_ element: Int, _ state: State, in function: Int) throws(HogFailure) {
        greatest = max(greatest, state.depth)
        if element == layout.functions[function].body.upperBound {
            // Behind the code of a function inside another stands something else.
            guard layout.functions[function].enclosing == nil else { throw HogFailure.machine("Unexpected end of bytecode").at(element) }
            return
        }
        guard let number = layout.number(at: element) else { throw HogFailure.machine("Unexpected end of bytecode").at(element) }
        if depths[number] < 0 {
            depths[number] = Int32(state.depth)
            handlers[number] = Int32(state.handler)
            waiting.append(number)
            return
        }
        guard depths[number] == state.depth else {
            throw HogFailure.machine("Invalid bytecode. \(depths[number]) or \(state.depth) values left on stack").at(element)
        }
        guard handlers[number] == state.handler else {
            throw HogFailure.machine("Invalid bytecode. A try block has ended or has not").at(element)
        }
    }

    /// A variable that an instruction names is there: a local one on the stack, a captured one in the function.
    private func checkVariable(of instruction: Instruction, depth: Int, in function: Int) throws(HogFailure) {
        let upvalues = layout.functions[function].upvalues
        var missing: Int?
        switch instruction.opcode {
        case .getLocal where instruction.integer(0) >= depth, .setLocal where instruction.integer(0) >= depth - 1:
            throw HogFailure.machine("Stack underflow").at(instruction.start)
        case .getUpvalue where instruction.integer(0) >= upvalues, .setUpvalue where instruction.integer(0) >= upvalues:
            missing = instruction.integer(0)
        case .closure:
            // The slot where the closure itself will be is a variable too: that of a function that calls itself.
            missing = instruction.captures.first { $0.index >= ($0.isLocal ? depth : upvalues) }?.index
        default: break
        }
        if let missing { throw HogFailure.machine("Invalid upvalue index: \(missing)").at(instruction.start) }
    }
}
