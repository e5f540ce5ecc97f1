internal import ArgumentParser
internal import Hog

/// `assay hog compile`: a program's bytecode.
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

            EXIT STATUS
              0 it compiles   1 it does not: where and why is on standard error
            """)

    @OptionGroup var program: ProgramArguments

    func run() throws { try Console.print(.json(program.read().program.bytecode.json)) }
}
