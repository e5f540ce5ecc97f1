/// Prepares verified bytecode for the machine.
struct Loader {
    var image: LoadedProgram
    private let elements: [Element]
    /// Of the program and of each function, by the element that it begins with, the most values that it has on the stack.
    private let depths: [Int: Int]
    private let isLibrary: Bool
    /// Where jumps lead, and where functions begin and end: what stands there is reached in more ways than from the instruction before it.
    /// For each such element in how many.
    var targets: [Int: Int] = [:]
    /// For each step of these elements the element that it begins with.
    private(set) var origins: [Int] = []
    /// For each element that begins an instruction the step made of it.
    private var starts: [Int: Int] = [:]
    /// Steps that lead to an element, whose step is known in the end.
    private var unresolved: [(step: Int, target: Int)] = []
    private var constants: [LoadedProgram.Constant: Int32] = [:]
    private var declarations: [String: Int32] = [:]

    /// - Parameter image: what comes before, of which nothing is changed.
    init(_ elements: [Element], _ functions: [FunctionCode], onto image: LoadedProgram, isLibrary: Bool = false) {
        self.elements = elements
        self.image = image
        self.isLibrary = isLibrary
        depths = Dictionary(functions.map { ($0.body.lowerBound, $0.depth) }, uniquingKeysWith: max)
        for (place, constant) in image.constants.enumerated() { constants[constant] = Int32(place) }
    }

    /// The program in bytecode, which is verified first.
    static func image(of bytecode: Bytecode) throws(HogFailure) -> LoadedProgram {
        let functions = try Verifier.verify(bytecode)
        let header = try bytecode.header
        var loader = Loader(bytecode.elements, functions, onto: try HogPrelude.image.get())
        loader.image.reversesArguments = header.version == 0
        loader.image.entry = loader.image.steps.count
        loader.image.depth = loader.depths[header.length] ?? 0
        try loader.load(from: header.length)
        loader.image.declarations = loader.declarations.count
        return loader.image
    }

    /// Appends the code from an element on.
    mutating func load(from start: Int) throws(HogFailure) {
        var reader = InstructionReader(elements, from: start)
        var instructions: [Instruction] = []
        while let instruction = try reader.next() { instructions.append(instruction) }
        for instruction in instructions { notePlaces(of: instruction) }
        let known = image.functions.count
        var next = 0
        while next < instructions.count {
            starts[instructions[next].start] = image.steps.count
            if let comparison = NullSafeComparison(instructions[next...]), add(comparison) {
                next += NullSafeComparison.length
            } else {
                append(instructions[next])
                next += 1
            }
        }
        starts[elements.count] = image.steps.count
        add(DecodedInstruction(.end), from: elements.count)
        let last = image.steps.count - 1
        for (step, target) in unresolved {
            image.steps[step].second = Int32((starts[target] ?? last) - (step + 1))
        }
        for number in known..<image.functions.count {
            image.functions[number].entry = starts[image.functions[number].start] ?? last
        }
    }
}

// MARK: Steps

extension Loader {
    private mutating func notePlaces(of instruction: Instruction) {
        if instruction.jumps, let target = instruction.target { targets[target, default: 0] += 1 }
        if let end = instruction.bodyEnd {
            targets[instruction.end, default: 0] += 1
            targets[end, default: 0] += 1
        }
        if instruction.opcode == .declareFn { declare(instruction.string(0)) }
    }

    /// - Parameters:
    ///   - origin: the element that the first instruction begins with that the step does.
    ///   - element: that of the one which may fail.
    mutating func add(_ step: DecodedInstruction, from origin: Int, at element: Int? = nil) {
        image.steps.append(step)
        origins.append(origin)
        image.elements.append(isLibrary ? nil : Int32(element ?? origin))
    }

    /// Takes the latest steps back, and says where they began.
    mutating func removeLast(_ count: Int) -> Int {
        let origin = origins[origins.count - count]
        image.steps.removeLast(count)
        image.elements.removeLast(count)
        origins.removeLast(count)
        return origin
    }

    /// The latest steps, if the instruction at an element always follows them, and each the one before it.
    func latest(_ count: Int, before element: Int) -> ArraySlice<DecodedInstruction>? {
        guard count > 0, count <= origins.count, targets[element, default: 0] == 0,
            !origins.suffix(count - 1).contains(where: { targets[$0, default: 0] > 0 })
        else { return nil }
        return image.steps.suffix(count)
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
            add(DecodedInstruction(.closure, Int32(image.captures.count), Int32(captures.count)), from: element)
            image.captures += captures.map { LoadedProgram.Capture(isLocal: $0.isLocal, index: Int32($0.index)) }
        case .string, .integer, .float: add(push(instruction), from: element)
        case .like, .ilike, .notLike, .notILike, .in, .notIn, .regex, .notRegex, .iregex, .notIRegex:
            add(DecodedInstruction(.relation, Int32(instruction.opcode.rawValue)), from: element)
        default: addFused(DecodedInstruction(instruction.opcode.operation, Int32(clamping: instruction.integer(0))), from: element)
        }
    }

    private mutating func addJump(_ step: DecodedInstruction, from origin: Int, to target: Int) {
        addFused(step, from: origin)
        unresolved.append((image.steps.count - 1, target))
    }

    private mutating func push(_ instruction: Instruction) -> DecodedInstruction {
        switch instruction.operands.first {
        case .string(let string): return DecodedInstruction(.pushString, constant(.text(Text(string))))
        // A float that is written as an integer is one, as in the reference.
        case .integer(let value):
            if let small = Int32(exactly: value) { return DecodedInstruction(.pushInteger, small) }
            return DecodedInstruction(.pushNumber, constant(.integer(value)))
        default: return DecodedInstruction(.pushNumber, constant(.float(instruction.float)))
        }
    }

    private mutating func constant(_ constant: LoadedProgram.Constant) -> Int32 {
        // Zeros are equal that are not the same.
        if let place = constants[constant], constant != .float(0) { return place }
        image.constants.append(constant)
        let place = Int32(image.constants.count - 1)
        constants[constant] = place
        return place
    }

    /// A chain of keys that are all constants is looked up in one step.
    private mutating func addGlobal(keys count: Int, from element: Int) {
        let chain = latest(count, before: element)?.reversed().map { LoadedProgram.Key($0) } ?? []
        let keys = chain.compactMap(\.self)
        guard !keys.isEmpty, keys.count == count else { return add(DecodedInstruction(.getGlobal, Int32(count)), from: element) }
        let origin = removeLast(count)
        image.chains.append(keys)
        add(DecodedInstruction(.getGlobalChain, Int32(image.chains.count - 1)), from: origin, at: element)
    }
}

extension LoadedProgram.Key {
    /// `nil` of a step that pushes something else.
    fileprivate init?(_ step: DecodedInstruction) {
        switch step.operation {
        case .pushString: self = .name(step.first)
        case .pushInteger: self = .index(step.first)
        default: return nil
        }
    }
}

// MARK: Functions

extension Loader {
    /// The number of the function that an instruction makes.
    private mutating func function(_ instruction: Instruction) -> Int32 {
        image.functions.append(
            LoadedProgram.Function(
                name: instruction.string(0), parameters: instruction.integer(1),
                captured: instruction.opcode == .callable ? instruction.integer(2) : 0, start: instruction.end, entry: 0,
                depth: depths[instruction.end] ?? 0, isLibrary: isLibrary))
        return Int32(image.functions.count - 1)
    }

    @discardableResult
    private mutating func declare(_ name: String) -> Int32 {
        if let place = declarations[name] { return place }
        let place = Int32(declarations.count)
        declarations[name] = place
        return place
    }

    /// Whether the program gives its own function that name.
    func declares(_ name: String) -> Bool { declarations[name] != nil }

    private mutating func call(_ name: String, arguments count: Int) -> DecodedInstruction {
        let step = libraryCall(name, arguments: count)
        guard let declaration = declarations[name] else {
            // Evaluations ask it before each comparison.
            return name == "isNull" && step.operation == .callLibrary ? DecodedInstruction(.isNull) : step
        }
        image.declaredCalls.append(LoadedProgram.DeclaredCall(declaration: declaration, arguments: Int32(count), undeclared: step))
        return DecodedInstruction(.callDeclared, Int32(image.declaredCalls.count - 1))
    }

    private mutating func libraryCall(_ name: String, arguments count: Int) -> DecodedInstruction {
        if name == "import" {
            return count == 1 ? DecodedInstruction(.callImport) : failing("Function import requires exactly 1 argument")
        }
        if Limits.forbidden.contains(name) { return failing("Function \(name) is not allowed here") }
        guard let number = Library.numbers[name] else { return failing("Unsupported function call: \(name)") }
        guard number < Library.functions.count else {
            let function = number - Library.functions.count
            let parameters = Library.written[function].parameters
            guard count == parameters else { return failing("Function \(name) requires exactly \(parameters) arguments") }
            return DecodedInstruction(.callFunction, Int32(function), Int32(count))
        }
        if let message = Library.functions[number].refusal(of: count) { return failing(message) }
        return DecodedInstruction(.callLibrary, Int32(number), Int32(count))
    }

    private mutating func failing(_ message: String) -> DecodedInstruction {
        image.messages.append(message)
        return DecodedInstruction(.fail, Int32(image.messages.count - 1))
    }
}

extension LibraryFunction {
    /// Why it can not be called with so many arguments.
    func refusal(of count: Int) -> String? {
        if count < minimum { return "Function \(name) requires at least \(minimum) arguments" }
        if let maximum, count > maximum { return "Function \(name) requires at most \(maximum) arguments" }
        return nil
    }
}
