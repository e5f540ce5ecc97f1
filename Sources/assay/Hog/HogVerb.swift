internal import ArgumentParser

/// `assay hog`: the language of programs that judge.
struct HogVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hog",
        abstract: "Runs, compiles and shows Hog programs, which the evaluator hog judges by.",
        discussion: """
            EXAMPLE
              assay hog run check.hog
              echo "print('hello')" | assay hog run -
              assay hog run check.hog --evaluation --globals '{"output": "A: 18", "expected": "18"}'
            """,
        subcommands: [RunProgram.self, CompileProgram.self, ShowProgram.self])
}

/// What each verb of `assay hog` works on.
struct ProgramArguments: ParsableArguments {
    @Argument(help: "The program, or its bytecode as compile prints it; - is standard input.") var file: String
    @Flag(help: "Compile as evaluations are: a comparison with null is false.") var evaluation = false

    func read() throws(Failure) -> ProgramFile { try ProgramFile(file, isEvaluation: evaluation) }
}
