internal import ArgumentParser
internal import Hog

/// `assay hog disasm`: a program's instructions.
struct ShowProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disasm",
        abstract: "Prints a program's instructions, one a line.",
        discussion: """
            EXAMPLE
              assay hog disasm check.hog
              assay hog disasm check.json

            EXIT STATUS
              0 it was shown   1 there is no such program, or it does not compile
            """)

    @OptionGroup var program: ProgramArguments

    func run() throws {
        let file = try program.read()
        for line in Disassembler(file.program.bytecode, source: file.source).lines { try Console.print(line) }
    }
}
