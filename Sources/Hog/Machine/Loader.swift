/// Prepares verified bytecode for the machine.
struct Loader {
    private(set) var image: Image
    private let elements: [Element]
    /// Where jumps lead, and where functions begin and end: what stands there is reached in more than one way.
    private var targets: Set<Int> = []
    /// For each element that begins an instruction the step made of it.
    private var starts: [Int: Int] = [:]
    /// Steps that lead to an element, whose step is known in the end.
    private var unresolved: [(step: Int, target: Int, isSecond: Bool)] = []
    private var constants: [Image.Constant: Int32] = [:]
    private var declarations: [String: Int32] = [:]
    private var depths: [Int: Int] = [:]

    /// The program in bytecode, which is verified first.
    static func image(of bytecode: Bytecode) throws(HogFailure) -> Image {
        let depths = depths(of: try Verifier.verify(bytecode))
        var loader = Loader(bytecode.elements, onto: try WrittenLibrary.image.get(), depths: depths)
        let header = try bytecode.header
        loader.image.reversesArguments = header.version == 0
        loader.image.entry = loader.image.steps.count
        loader.image.depth = depths[header.length] ?? 0
        try loader.load(header.length..<bytecode.elements.count)
        loader.image.declarations = loader.declarations.count
        return loader.image
    }

    /// Of the program and each of its functions, by the first element of the code.
    static func depths(of functions: [FunctionCode]) -> [Int: Int] {
        Dictionary(functions.map { ($0.body.lowerBound, $0.depth) }, uniquingKeysWith: max)
    }

    /// - Parameter depths: of the program and of each function, by the element that it begins with, the most values that it has on the
    ///   stack.
    init(_ elements: [Element], onto image: Image, depths: [Int: Int]) {
        self.elements = elements
        self.image = image
        self.depths = depths
        for (place, constant) in image.constants.enumerated() { constants[constant] = Int32(place) }
    }

    /// Appends the code of a stretch of the elements.
    mutating func load(_ range: Range<Int>, isLibrary: Bool = false) throws(HogFailure) {
        let instructions = try instructions(in: range)
        for instruction in instructions {
            if let target = instruction.target { targets.insert(target) }
            if let end = instruction.bodyEnd { targets.formUnion([instruction.end, end]) }
            if instruction.opcode == .declareFn { declare(instruction.string(0)) }
        }
        let functions = image.functions.count
        for instruction in instructions {
            starts[instruction.start] = image.steps.count
            append(instruction, isLibrary: isLibrary)
        }
        starts[range.upperBound] = image.steps.count
        add(Step(operation: .end), at: isLibrary ? nil : range.upperBound)
        resolve()
        for index in functions..<image.functions.count {
            image.functions[index].entry = starts[image.functions[index].entry] ?? image.steps.count - 1
        }
    }

    private func instructions(in range: Range<Int>) throws(HogFailure) -> [Instruction] {
        var reader = InstructionReader(elements, from: range.lowerBound)
        var instructions: [Instruction] = []
        while reader.position < range.upperBound, let instruction = try reader.next() { instructions.append(instruction) }
        return instructions
    }

    private mutating func resolve() {
        for (step, target, isSecond) in unresolved {
            let distance = Int32((starts[target] ?? image.steps.count - 1) - (step + 1))
            let old = image.steps[step]
            image.steps[step] = Step(
                operation: old.operation, first: isSecond ? old.first : distance, second: isSecond ? distance : old.second)
        }
        unresolved = []
    }
}

// MARK: Steps

extension Loader {
    private mutating func add(_ step: Step, at element: Int?) {
        image.steps.append(step)
        image.elements.append(element.map(Int32.init))
    }

    private mutating func append(_ instruction: Instruction, isLibrary: Bool) {
        let element = isLibrary ? nil : instruction.start
        switch instruction.opcode {
        case .jump, .jumpIfFalse, .jumpIfStackNotNull, .try:
            unresolved.append((image.steps.count, instruction.target ?? elements.count, false))
            add(Step(operation: instruction.opcode.operation), at: element)
        case .callable:
            unresolved.append((image.steps.count, instruction.bodyEnd ?? elements.count, true))
            add(Step(operation: .callable, first: function(instruction, parameters: 1, isLibrary: isLibrary)), at: element)
        case .declareFn:
            let number = function(instruction, parameters: 1, isLibrary: isLibrary)
            add(Step(operation: .declare, first: declare(instruction.string(0)), second: number), at: element)
            unresolved.append((image.steps.count, instruction.bodyEnd ?? elements.count, false))
            add(Step(operation: .jump), at: element)
        case .getGlobal:
            getGlobal(keys: instruction.integer(0), at: element)
        case .callGlobal:
            add(call(instruction.string(0), arguments: instruction.integer(1)), at: element)
        case .closure:
            let captures = instruction.captures
            add(Step(operation: .closure, first: Int32(image.captures.count), second: Int32(captures.count)), at: element)
            image.captures += captures.map { Image.Capture(isLocal: $0.isLocal, index: Int32($0.index)) }
        case .string, .integer, .float:
            add(push(instruction), at: element)
        default:
            add(simple(instruction), at: element)
        }
    }

    private mutating func push(_ instruction: Instruction) -> Step {
        switch instruction.operands.first {
        case .string(let string): return Step(operation: .pushString, first: constant(.text(Text(string))))
        // A float that is written as an integer is one, as in the reference.
        case .integer(let value):
            if let small = Int32(exactly: value) { return Step(operation: .pushInteger, first: small) }
            return Step(operation: .pushNumber, first: constant(.integer(value)))
        default: return Step(operation: .pushNumber, first: constant(.float(instruction.float)))
        }
    }

    private func simple(_ instruction: Instruction) -> Step {
        let operation = instruction.opcode.operation
        let number = operation == .relation ? Int(instruction.opcode.rawValue) : instruction.integer(0)
        return Step(operation: operation, first: Int32(clamping: number))
    }

    private mutating func constant(_ constant: Image.Constant) -> Int32 {
        if let place = constants[constant], !constant.isDistinctZero { return place }
        image.constants.append(constant)
        let place = Int32(image.constants.count - 1)
        constants[constant] = place
        return place
    }

    /// A chain of keys that are all constants is looked up in one step.
    private mutating func getGlobal(keys count: Int, at element: Int?) {
        let first = image.steps.count - count
        let start = image.elements.indices.contains(first) ? image.elements[first] : nil
        guard count > 0, let start, let element, !targets.contains(where: { $0 > Int(start) && $0 <= element }) else {
            return add(Step(operation: .getGlobal, first: Int32(count)), at: element)
        }
        var chain: [Image.Key] = []
        for step in image.steps[first...].reversed() {
            switch step.operation {
            case .pushString: chain.append(.name(step.first))
            case .pushInteger: chain.append(.index(step.first))
            default: return add(Step(operation: .getGlobal, first: Int32(count)), at: element)
            }
        }
        image.steps.removeLast(count)
        image.elements.removeLast(count)
        image.chains.append(chain)
        add(Step(operation: .getGlobalChain, first: Int32(image.chains.count - 1)), at: element)
    }
}

extension Image.Constant {
    /// Zeros are equal that are not the same.
    fileprivate var isDistinctZero: Bool { self == .float(0) }
}

// MARK: Functions

extension Loader {
    /// The number of the function that an instruction makes.
    private mutating func function(_ instruction: Instruction, parameters: Int, isLibrary: Bool) -> Int32 {
        image.functions.append(
            Image.Function(
                name: instruction.string(0), parameters: instruction.integer(parameters),
                captured: instruction.opcode == .callable ? instruction.integer(2) : 0, start: instruction.end, entry: instruction.end,
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

    private mutating func call(_ name: String, arguments count: Int) -> Step {
        let step = libraryCall(name, arguments: count)
        guard let declaration = declarations[name] else { return step }
        image.declaredCalls.append(Image.DeclaredCall(declaration: declaration, arguments: Int32(count), undeclared: step))
        return Step(operation: .callDeclared, first: Int32(image.declaredCalls.count - 1))
    }

    private mutating func libraryCall(_ name: String, arguments count: Int) -> Step {
        if name == "import" {
            return count == 1 ? Step(operation: .callImport) : failing("Function import requires exactly 1 argument")
        }
        if Limits.forbidden.contains(name) { return failing("Function \(name) is not allowed here") }
        guard let number = Library.numbers[name] else { return failing("Unsupported function call: \(name)") }
        guard number < Library.functions.count else {
            let function = number - Library.functions.count
            let parameters = Library.written[function].parameters
            guard count == parameters else { return failing("Function \(name) requires exactly \(parameters) arguments") }
            return Step(operation: .callFunction, first: Int32(function), second: Int32(count))
        }
        if let message = Library.functions[number].refusal(of: count) { return failing(message) }
        return Step(operation: .callLibrary, first: Int32(number), second: Int32(count))
    }

    private mutating func failing(_ message: String) -> Step {
        image.messages.append(message)
        return Step(operation: .fail, first: Int32(image.messages.count - 1))
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
