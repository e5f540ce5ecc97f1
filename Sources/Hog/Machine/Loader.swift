/// Decodes verified bytecode into a program for the machine.
struct Loader {
    var program: LoadedProgram
    private let elements: [BytecodeElement]
    /// The maximum number of stack slots of the program and of each function, by the element at which its code begins.
    private let depths: [Int: Int]
    private let isLibrary: Bool
    /// For each element that is a jump target, or at which a function begins or ends, the number of ways to reach it other than from the
    /// instruction before it.
    var targets: [Int: Int] = [:]
    /// For each instruction decoded from these elements, the element at which it begins.
    private(set) var origins: [Int] = []
    /// For each element that begins an instruction, the index of the decoded instruction.
    private var starts: [Int: Int] = [:]
    /// Jumps whose target index is not known before all elements are decoded.
    private var unresolved: [(index: Int, target: Int)] = []
    private var constants: [LoadedProgram.Constant: Int32] = [:]
    private var declarations: [String: Int32] = [:]

    /// - Parameter program: what the new code is appended to; nothing in it is changed.
    init(_ elements: [BytecodeElement], _ functions: [FunctionCode], onto program: LoadedProgram, isLibrary: Bool = false) {
        self.elements = elements
        self.program = program
        self.isLibrary = isLibrary
        depths = Dictionary(functions.map { ($0.body.lowerBound, $0.depth) }, uniquingKeysWith: max)
        for (index, constant) in program.constants.enumerated() { constants[constant] = Int32(index) }
    }

    /// Verifies and loads a program.
    static func program(of bytecode: Bytecode) throws(HogFailure) -> LoadedProgram {
        let functions = try Verifier.verify(bytecode)
        let header = try bytecode.header
        var loader = Loader(bytecode.elements, functions, onto: try HogPrelude.program.get())
        loader.program.reversesArguments = header.version == 0
        loader.program.entry = loader.program.instructions.count
        loader.program.depth = loader.depths[header.length] ?? 0
        try loader.load(from: header.length)
        loader.program.declarations = loader.declarations.count
        return loader.program
    }

    /// Appends the code that starts at an element.
    mutating func load(from start: Int) throws(HogFailure) {
        var reader = InstructionReader(elements, from: start)
        var instructions: [Instruction] = []
        while let instruction = try reader.next() { instructions.append(instruction) }
        for instruction in instructions { noteTargets(of: instruction) }
        let known = program.functions.count
        var next = 0
        while next < instructions.count {
            starts[instructions[next].start] = program.instructions.count
            if let comparison = NullSafeComparison(instructions[next...]), add(comparison) {
                next += NullSafeComparison.length
            } else {
                append(instructions[next])
                next += 1
            }
        }
        starts[elements.count] = program.instructions.count
        add(DecodedInstruction(.end), from: elements.count)
        let last = program.instructions.count - 1
        for (index, target) in unresolved {
            program.instructions[index].second = Int32((starts[target] ?? last) - (index + 1))
        }
        for number in known..<program.functions.count {
            program.functions[number].entry = starts[program.functions[number].start] ?? last
        }
    }
}

// MARK: Instructions

extension Loader {
    private mutating func noteTargets(of instruction: Instruction) {
        if instruction.jumps, let target = instruction.target { targets[target, default: 0] += 1 }
        if let end = instruction.bodyEnd {
            targets[instruction.end, default: 0] += 1
            targets[end, default: 0] += 1
        }
        if instruction.opcode == .declareFn { declare(instruction.string(0)) }
    }

    /// - Parameters:
    ///   - origin: the element at which the first fused instruction begins.
    ///   - element: the element to report if the instruction fails.
    mutating func add(_ decoded: DecodedInstruction, from origin: Int, at element: Int? = nil) {
        program.instructions.append(decoded)
        origins.append(origin)
        program.elements.append(isLibrary ? nil : Int32(element ?? origin))
    }

    /// Removes the latest instructions and returns the element at which they began.
    mutating func removeLast(_ count: Int) -> Int {
        let origin = origins[origins.count - count]
        program.instructions.removeLast(count)
        program.elements.removeLast(count)
        origins.removeLast(count)
        return origin
    }

    /// The latest instructions, if they always run in sequence and directly before the instruction at `element`.
    func latest(_ count: Int, before element: Int) -> ArraySlice<DecodedInstruction>? {
        guard count > 0, count <= origins.count, targets[element, default: 0] == 0,
            !origins.suffix(count - 1).contains(where: { targets[$0, default: 0] > 0 })
        else { return nil }
        return program.instructions.suffix(count)
    }

    private mutating func append(_ instruction: Instruction) {
        let element = instruction.start
        switch instruction.opcode {
        case .jump, .jumpIfFalse, .jumpIfStackNotNull, .try:
            addJump(DecodedInstruction(instruction.opcode.operation), from: element, to: instruction.target ?? elements.count)
        case .callable:
            addJump(DecodedInstruction(.callable, function(instruction)), from: element, to: instruction.bodyEnd ?? elements.count)
        case .declareFn:
            add(DecodedInstruction(.declare, declare(instruction.string(0)), function(instruction)), from: element)
            addJump(DecodedInstruction(.jump), from: element, to: instruction.bodyEnd ?? elements.count)
        case .getGlobal: addGlobal(keys: instruction.integer(0), from: element)
        case .callGlobal: add(call(instruction.string(0), arguments: instruction.integer(1)), from: element)
        case .closure:
            let captures = instruction.captures
            add(DecodedInstruction(.closure, Int32(program.captures.count), Int32(captures.count)), from: element)
            program.captures += captures.map { LoadedProgram.Capture(isLocal: $0.isLocal, index: Int32($0.index)) }
        case .string, .integer, .float: add(push(instruction), from: element)
        case .like, .ilike, .notLike, .notILike, .in, .notIn, .regex, .notRegex, .iregex, .notIRegex:
            add(DecodedInstruction(.relation, Int32(instruction.opcode.rawValue)), from: element)
        default: addFused(DecodedInstruction(instruction.opcode.operation, Int32(clamping: instruction.integer(0))), from: element)
        }
    }

    private mutating func addJump(_ decoded: DecodedInstruction, from origin: Int, to target: Int) {
        addFused(decoded, from: origin)
        unresolved.append((program.instructions.count - 1, target))
    }

    private mutating func push(_ instruction: Instruction) -> DecodedInstruction {
        switch instruction.operands.first {
        case .string(let string): return DecodedInstruction(.pushString, constant(.text(Text(string))))
        // A float that is written as an integer is an integer, as in the reference.
        case .integer(let value):
            if let small = Int32(exactly: value) { return DecodedInstruction(.pushInteger, small) }
            return DecodedInstruction(.pushNumber, constant(.integer(value)))
        default: return DecodedInstruction(.pushNumber, constant(.float(instruction.float)))
        }
    }

    private mutating func constant(_ constant: LoadedProgram.Constant) -> Int32 {
        // 0.0 and -0.0 are equal, but must not share a constant.
        if let index = constants[constant], constant != .float(0) { return index }
        program.constants.append(constant)
        let index = Int32(program.constants.count - 1)
        constants[constant] = index
        return index
    }

    /// Looks up a chain of constant keys in one instruction.
    private mutating func addGlobal(keys count: Int, from element: Int) {
        let chain = latest(count, before: element)?.reversed().map { LoadedProgram.Key($0) } ?? []
        let keys = chain.compactMap(\.self)
        guard !keys.isEmpty, keys.count == count else { return add(DecodedInstruction(.getGlobal, Int32(count)), from: element) }
        let origin = removeLast(count)
        program.chains.append(keys)
        add(DecodedInstruction(.getGlobalChain, Int32(program.chains.count - 1)), from: origin, at: element)
    }
}

extension LoadedProgram.Key {
    /// `nil` if the instruction pushes something else.
    fileprivate init?(_ decoded: DecodedInstruction) {
        switch decoded.operation {
        case .pushString: self = .name(decoded.first)
        case .pushInteger: self = .index(decoded.first)
        default: return nil
        }
    }
}

// MARK: Functions

extension Loader {
    /// Adds the function that an instruction makes, and returns its number.
    private mutating func function(_ instruction: Instruction) -> Int32 {
        program.functions.append(
            LoadedProgram.Function(
                name: instruction.string(0), parameters: instruction.integer(1),
                captured: instruction.opcode == .callable ? instruction.integer(2) : 0, start: instruction.end, entry: 0,
                depth: depths[instruction.end] ?? 0, isLibrary: isLibrary))
        return Int32(program.functions.count - 1)
    }

    @discardableResult
    private mutating func declare(_ name: String) -> Int32 {
        if let index = declarations[name] { return index }
        let index = Int32(declarations.count)
        declarations[name] = index
        return index
    }

    /// Whether the program declares a function of this name.
    func declares(_ name: String) -> Bool { declarations[name] != nil }

    private mutating func call(_ name: String, arguments count: Int) -> DecodedInstruction {
        let decoded = libraryCall(name, arguments: count)
        guard let declaration = declarations[name] else {
            // Evaluations call it before each comparison.
            return name == "isNull" && decoded.operation == .callLibrary ? DecodedInstruction(.isNull) : decoded
        }
        program.declaredCalls.append(LoadedProgram.DeclaredCall(declaration: declaration, arguments: Int32(count), undeclared: decoded))
        return DecodedInstruction(.callDeclared, Int32(program.declaredCalls.count - 1))
    }

    private mutating func libraryCall(_ name: String, arguments count: Int) -> DecodedInstruction {
        if name == "import" {
            return count == 1 ? DecodedInstruction(.callImport) : failing("Function import requires exactly 1 argument")
        }
        if Limits.forbidden.contains(name) { return failing("Function \(name) is not allowed here") }
        guard let number = Library.numbers[name] else { return failing("Unsupported function call: \(name)") }
        guard number < Library.functions.count else {
            let function = number - Library.functions.count
            let parameters = Library.prelude[function].parameters
            guard count == parameters else { return failing("Function \(name) requires exactly \(parameters) arguments") }
            return DecodedInstruction(.callFunction, Int32(function), Int32(count))
        }
        if let message = Library.functions[number].arityError(for: count) { return failing(message) }
        return DecodedInstruction(.callLibrary, Int32(number), Int32(count))
    }

    private mutating func failing(_ message: String) -> DecodedInstruction {
        program.messages.append(message)
        return DecodedInstruction(.fail, Int32(program.messages.count - 1))
    }
}
