/// A program that can be run: its bytecode, verified and decoded once.
///
/// A program passes through these folders: `Lexer` splits the source into tokens and `HogParser` builds a `Tree` of them (Syntax).
/// `Compiler` turns the tree into `Bytecode` (Compiler), which is documented by `Opcode.entry` and checked by `Verifier` (Bytecode).
/// `Loader` turns the bytecode into a `LoadedProgram`, whose instructions `Machine` runs (Machine). Operations on values are in Values, the
/// functions that a program can call in Library, and its globals in Globals.
public struct CompiledProgram: Sendable {
    public let bytecode: Bytecode
    let loaded: LoadedProgram

    /// - Parameter nullSafe: whether a comparison with null is false, as in evaluations, instead of a comparison with 0.
    public init(compiling source: String, nullSafe: Bool) throws(HogSyntaxError) {
        bytecode = try LargeStackThread.run(else: HogSyntaxError.ofNoPlace) { () throws(HogSyntaxError) in
            try Compiler.compile(Tree(parsing: source), nullSafe: nullSafe)
        }
        do {
            loaded = try Loader.program(of: bytecode)
        } catch {
            throw HogSyntaxError(error.message, at: bytecode.place(of: error))
        }
    }

    public init(verifying bytecode: Bytecode) throws(HogFailure) {
        self.bytecode = bytecode
        loaded = try Loader.program(of: bytecode)
    }

    /// Fails at the first use of a function that PostHog's machine does not have, unless the program declares a function of that name.
    public func checkPortability() throws(HogSyntaxError) {
        let use: AdditionalFunctionUse?
        do {
            use = try AdditionalFunctionUse(firstIn: bytecode)
        } catch {
            throw HogSyntaxError(error.message, at: bytecode.place(of: error))
        }
        guard let use else { return }
        throw HogSyntaxError(
            "PostHog's machine has no function `\(use.name)`. Declare it before this call: `fn \(use.name)(…) { … }`",
            at: bytecode.place(ofElement: use.element))
    }

    /// Whether the program may read the global of this name: whether its bytecode has the name followed by an element that reads a global.
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
    /// An error that has no place in the source.
    fileprivate static func ofNoPlace(_ message: String) -> HogSyntaxError { HogSyntaxError(message, at: SourcePlace(start: 0, end: 0)) }
}

extension Bytecode {
    /// The place in the source of the instruction that failed.
    fileprivate func place(of failure: HogFailure) -> SourcePlace { place(ofElement: failure.element) }

    /// The place in the source of an element. Bytecode that was stored has no places.
    func place(ofElement element: Int?) -> SourcePlace {
        guard let element, places.indices.contains(element) else { return SourcePlace(start: 0, end: 0) }
        return places[element]
    }
}
