/// Bytecode decoded into instructions and nested functions. Decoding checks that functions do not overlap, and that jumps stay in their
/// function and do not land inside an instruction. `StackDepthChecker` checks the effects on the stack.
struct DecodedBytecode {
    /// A function whose stack depth is not yet known. The program itself is the first.
    struct Function {
        let name: String
        let parameters: Int
        let upvalues: Int
        let body: Range<Int>
        /// The function around it.
        let enclosing: Int?
        /// Whether it becomes a closure, instead of being called by its name.
        let isCallable: Bool
        /// The last function inside it.
        var lastInner: Int?
    }

    let elements: [BytecodeElement]
    private(set) var instructions: [Instruction] = []
    /// For each instruction the index of its function.
    private(set) var owners: [Int] = []
    private(set) var functions: [Function]
    /// For each element the index of the instruction that it begins, or -1.
    private var numbers: [Int32]

    /// - Parameter start: the first element after the header.
    init(_ elements: [BytecodeElement], from start: Int, name: String, parameters: Int) throws(HogFailure) {
        guard elements.count <= Bytecode.maximumCount else {
            throw HogFailure.machine("Invalid bytecode. More than \(Bytecode.maximumCount) elements").at(Bytecode.maximumCount)
        }
        self.elements = elements
        functions = [
            Function(
                name: name, parameters: parameters, upvalues: 0, body: start..<elements.count, enclosing: nil, isCallable: false)
        ]
        numbers = Array(repeating: -1, count: elements.count)
        try readInstructions(from: start)
        for (number, instruction) in instructions.enumerated() { try checkTarget(of: instruction, in: owners[number]) }
    }

    /// The index of the instruction that an element begins.
    func instructionNumber(at element: Int) -> Int? {
        guard element < numbers.count, numbers[element] >= 0 else { return nil }
        return Int(numbers[element])
    }
}

extension DecodedBytecode {
    private mutating func readInstructions(from start: Int) throws(HogFailure) {
        var reader = InstructionReader(elements, from: start)
        // The innermost function around the current instruction.
        var current = 0
        while let instruction = try reader.next() {
            while instruction.start == functions[current].body.upperBound, let enclosing = functions[current].enclosing {
                current = enclosing
            }
            guard instruction.end <= functions[current].body.upperBound else {
                throw HogFailure.machine("Unexpected end of bytecode").at(functions[current].body.upperBound)
            }
            numbers[instruction.start] = Int32(instructions.count)
            instructions.append(instruction)
            owners.append(current)
            try checkClosure(instruction, in: current)
            guard let function = try function(of: instruction, in: current) else { continue }
            functions.append(function)
            functions[current].lastInner = functions.count - 1
            current = functions.count - 1
        }
    }

    /// The function whose code follows an instruction, if any.
    private func function(of instruction: Instruction, in enclosing: Int) throws(HogFailure) -> Function? {
        guard let end = instruction.bodyEnd else { return nil }
        guard end <= functions[enclosing].body.upperBound else {
            throw HogFailure.machine("Unexpected end of bytecode").at(functions[enclosing].body.upperBound)
        }
        let parameters = instruction.integer(1)
        guard parameters <= Limits.arguments else { throw HogFailure.machine("Too many arguments").at(instruction.start) }
        let isCallable = instruction.opcode == .callable
        return Function(
            name: instruction.string(0), parameters: parameters, upvalues: isCallable ? instruction.integer(2) : 0,
            body: instruction.end..<end, enclosing: enclosing, isCallable: isCallable)
    }

    /// CLOSURE must directly follow the function that it completes, and capture as many variables as the function declares.
    private func checkClosure(_ instruction: Instruction, in enclosing: Int) throws(HogFailure) {
        guard instruction.opcode == .closure else { return }
        guard let inner = functions[enclosing].lastInner.map({ functions[$0] }), inner.isCallable,
            inner.body.upperBound == instruction.start
        else { throw HogFailure.machine("Invalid callable").at(instruction.start) }
        let count = instruction.integer(0)
        guard count == inner.upvalues else {
            throw HogFailure.machine("Invalid upvalue count. Expected \(inner.upvalues), got \(count)").at(instruction.start)
        }
    }

    /// A jump must land on an instruction of its own function, or at the end of the function.
    private func checkTarget(of instruction: Instruction, in function: Int) throws(HogFailure) {
        guard instruction.jumps else { return }
        let body = functions[function].body
        guard let target = instruction.target, target <= elements.count else {
            throw HogFailure.machine("Unexpected end of bytecode").at(instruction.start)
        }
        if target == body.upperBound { return }
        guard let number = instructionNumber(at: target), owners[number] == function else {
            throw HogFailure.unexpected(elements[min(target, elements.count - 1)], at: instruction.start)
        }
        // A jump to a CLOSURE would skip the CALLABLE that pushes the function.
        guard instructions[number].opcode != .closure else { throw HogFailure.machine("Invalid callable").at(instruction.start) }
    }
}
