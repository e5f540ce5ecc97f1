internal import ArgumentParser
internal import Hog
internal import JSON

/// `assay hog`: runs, compiles and shows Hog programs. The verbs follow below.
struct HogVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hog",
        abstract: "Runs, compiles and shows programs for the evaluator hog.",
        discussion: """
            EXAMPLE
              assay hog run check.hog
              echo "print('hello')" | assay hog run -
              assay hog run check.hog --evaluation --globals '{"output": "A: 18", "expected": "18"}'
            """,
        subcommands: [RunProgram.self, CompileProgram.self, ShowProgram.self])
}

/// The arguments that all verbs of `assay hog` have in common.
struct ProgramArguments: ParsableArguments {
    @Argument(help: "File with a program, or with bytecode from `assay hog compile`; - is standard input.") var file: String
    @Flag(help: "Compile like an evaluation: a comparison with null is false.") var evaluation = false

    func read() throws(Failure) -> ProgramFile { try ProgramFile(file, isEvaluation: evaluation) }
}

/// `assay hog run`: runs a program.
struct RunProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a program. Its output goes to standard output, its result to standard error.",
        discussion: """
            If a program fails, the last line of output is ERROR with the class and the message; standard error shows the place.

            EXAMPLE
              assay hog run check.hog
              assay hog run check.hog --evaluation --globals '{"output": "A: 18", "expected": "18"}'
              assay hog run check.hog --globals @item.json

            EXIT STATUS
              0 the program returned   1 it failed or cannot be read
            """)

    @OptionGroup var program: ProgramArguments
    @Option(help: "Globals of the program: a JSON object, or @ and a file with one.") var globals: String?
    @Flag(help: "Print what was printed and returned as JSON.") var json = false

    func run() throws {
        let file = try program.read()
        var machine = Machine(file.program)
        let run = machine.run(try GlobalsArgument(globals))
        if json { try Console.print(.json(document(run))) } else { try show(run) }
        if case .failure(let failure) = run.outcome { throw Failure(file.report(failure)) }
    }

    private func show(_ run: Hog.Execution) throws(Failure) {
        for line in run.lines { try Console.writeLine(line) }
        switch run.outcome {
        case .success(let returned): Console.printError("returned \(returned.printed)")
        case .failure(let failure): try Console.print("ERROR \(failure.kind.rawValue): \(failure.message)")
        }
    }

    /// `{"lines", "returned", "error", "operations", "peak_memory"}`
    private func document(_ run: Hog.Execution) -> JSONText {
        JSONText.object { json in
            json.member("lines", run.lines)
            write(run.outcome, to: &json)
            json.member("operations", run.operations)
            json.member("peak_memory", run.peakMemory)
        }
    }

    private func write(_ outcome: Result<ReturnValue, HogFailure>, to json: inout JSONWriter) {
        switch outcome {
        case .success(let returned):
            json.member("returned", returned.printed)
            json.key("error")
            json.null()
        case .failure(let failure):
            json.key("returned")
            json.null()
            json.key("error")
            json.beginObject()
            json.member("class", failure.kind.rawValue)
            json.member("message", failure.message)
            json.endObject()
        }
    }
}

/// `assay hog compile`: prints the bytecode of a program.
struct CompileProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compile",
        abstract: "Compiles a program and prints its bytecode as JSON.",
        discussion: """
            EXAMPLE
              assay hog compile check.hog > check.json
              assay hog run check.json
              assay hog compile check.hog | assay hog disasm -
              assay hog compile check.hog --evaluation
              assay hog compile check.hog --strict

            EXIT STATUS
              0 it compiles   1 it does not; standard error shows the place and the reason
            """)

    @OptionGroup var program: ProgramArguments
    @Flag(help: "Refuse functions that only Assay has, which PostHog's machine would not find.") var strict = false

    func run() throws {
        let file = try program.read()
        if strict { try file.checkPortability() }
        try Console.print(.json(file.program.bytecode.json))
    }
}

/// `assay hog disasm`: prints the instructions of a program.
struct ShowProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disasm",
        abstract: "Prints the instructions of a program, one per line.",
        discussion: """
            EXAMPLE
              assay hog disasm check.hog
              assay hog disasm check.json

            EXIT STATUS
              0 it was printed   1 it cannot be read or does not compile
            """)

    @OptionGroup var program: ProgramArguments

    func run() throws {
        let file = try program.read()
        for line in Disassembler(file.program.bytecode, source: file.source).lines { try Console.print(line) }
    }
}

/// The option `--globals`: a JSON object, or `@` and a file with one.
struct GlobalsArgument: Globals {
    private let object: JSONValue?

    init(_ argument: String?) throws(Failure) {
        guard let argument else {
            object = nil
            return
        }
        let text = argument.hasPrefix("@") ? try TextFile.read(String(argument.dropFirst())) : argument
        let value = try JSONValue(argument: text, of: "--globals")
        guard value.kind == .object else { throw Failure("--globals must be a JSON object, such as {\"output\": \"A: 18\"}.") }
        object = value
    }

    func global(_ name: String) -> Global? { object?[name].map { .json($0) } }
}
