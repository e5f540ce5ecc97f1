/// A program that can be run: its bytecode, verified and decoded once.
///
/// The way of a program, and the folders it goes through: `Lexer` cuts the text into tokens and `HogParser` makes a `Tree` of them (Syntax);
/// `Compiler` makes `Bytecode` of the tree (Compiler), which `Opcode.entry` explains and `Verifier` checks, whoever wrote it (Bytecode);
/// `Loader` makes an `LoadedProgram` of it, whose steps `Machine` runs (Machine). What steps do with values is in Values, what the functions do
/// that a program calls is in Library, and what it is given in Globals.
public struct CompiledProgram: Sendable {
    public let bytecode: Bytecode
    let image: LoadedProgram

    /// - Parameter nullSafe: whether a comparison with null is false instead of one with 0, as in evaluations.
    public init(compiling source: String, nullSafe: Bool) throws(HogSyntaxError) {
        bytecode = try LargeStackThread.run(else: HogSyntaxError.ofNoPlace) { () throws(HogSyntaxError) in
            try Compiler.compile(Tree(parsing: source), nullSafe: nullSafe)
        }
        do {
            image = try Loader.image(of: bytecode)
        } catch {
            throw HogSyntaxError(error.message, at: bytecode.place(of: error))
        }
    }

    public init(verifying bytecode: Bytecode) throws(HogFailure) {
        self.bytecode = bytecode
        image = try Loader.image(of: bytecode)
    }

    /// Whether it may read the global of this name: whether an element of its bytecode reads a global and the one before is the name.
    public func reads(global name: String) -> Bool {
        let elements = bytecode.elements
        let name = Text(name)
        return elements.indices.dropFirst().contains { index in
            guard elements[index] == .integer(1), case .string(let string) = elements[index - 1] else { return false }
            return Text(string) == name
        }
    }
}

extension HogSyntaxError {
    /// What is not the source's fault.
    fileprivate static func ofNoPlace(_ message: String) -> HogSyntaxError { HogSyntaxError(message, at: SourcePlace(start: 0, end: 0)) }
}

extension Bytecode {
    /// Where the source has what failed.
    fileprivate func place(of failure: HogFailure) -> SourcePlace {
        guard let element = failure.element, places.indices.contains(element) else { return SourcePlace(start: 0, end: 0) }
        return places[element]
    }
}
