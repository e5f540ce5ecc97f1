/// An instruction that calls or reads a function that PostHog's machine does not have.
struct AdditionalFunctionUse {
    let name: String
    /// The index of the element with the opcode.
    let element: Int

    /// The first use in the source; `nil` if there is none. A function that the program declares itself takes precedence over one of the
    /// library: the compiler makes it a variable, and old programs declare it by name.
    init?(firstIn bytecode: Bytecode) throws(HogFailure) {
        var uses: [(name: String, element: Int)] = []
        var declared: Set<String> = []
        var reader = try InstructionReader(bytecode)
        var previous: Instruction?
        while let instruction = try reader.next() {
            if instruction.opcode == .declareFn { declared.insert(instruction.string(0)) }
            if let name = instruction.function(after: previous), Library.additions.contains(name) { uses.append((name, instruction.start)) }
            previous = instruction
        }
        // Operands are not compiled in the order of the source.
        let first = uses.filter { !declared.contains($0.name) }.min {
            bytecode.place(ofElement: $0.element).start < bytecode.place(ofElement: $1.element).start
        }
        guard let first else { return nil }
        (name, element) = first
    }
}

extension Instruction {
    /// The name of the function of the library that it calls, or may read as a value.
    fileprivate func function(after previous: Instruction?) -> String? {
        switch opcode {
        case .callGlobal: string(0)
        case .getGlobal where integer(0) == 1 && previous?.opcode == .string: previous?.string(0)
        default: nil
        }
    }
}
