internal import ArgumentParser
internal import Hog
internal import JSON

/// `assay hog run`: what a program prints.
struct RunProgram: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs a program: what it prints goes to standard output, what it returns to standard error.",
        discussion: """
            A program that fails has ERROR, the class and the message as its last line of output; where that was is on standard error.

            EXAMPLE
              assay hog run check.hog
              assay hog run check.hog --evaluation --globals '{"output": "A: 18", "expected": "18"}'
              assay hog run check.hog --globals @item.json

            EXIT STATUS
              0 the program returned   1 it failed, or there is no such program
            """)

    @OptionGroup var program: ProgramArguments
    @Option(help: "What the program finds as its globals: a JSON object, or a file with one after @.") var globals: String?
    @Flag(help: "Print what was printed and returned as JSON.") var json = false

    func run() throws {
        let file = try program.read()
        var machine = Machine(file.program)
        let run = machine.run(try GlobalsArgument(globals))
        if json { try Console.print(.json(document(run))) } else { try show(run) }
        if case .failure(let failure) = run.outcome { throw Failure(file.report(failure)) }
    }

    private func show(_ run: Hog.Execution) throws(Failure) {
        for line in run.lines { try Console.deliver(line) }
        switch run.outcome {
        case .success(let returned): Console.complain("returned \(returned.printed)")
        case .failure(let failure): try Console.print("ERROR \(failure.kind.rawValue): \(failure.message)")
        }
    }

    /// `{"lines", "returned", "error", "operations", "peak_memory"}`
    private func document(_ run: Hog.Execution) -> JSONText {
        JSONWriter.text { json in
            json.beginObject()
            json.key("lines")
            json.beginArray()
            for line in run.lines { json.string(line) }
            json.endArray()
            write(run.outcome, to: &json)
            json.key("operations")
            json.integer(run.operations)
            json.key("peak_memory")
            json.integer(run.peakMemory)
            json.endObject()
        }
    }

    private func write(_ outcome: Result<Returned, HogFailure>, to json: inout JSONWriter) {
        json.key("returned")
        if case .success(let returned) = outcome { json.string(returned.printed) } else { json.null() }
        json.key("error")
        guard case .failure(let failure) = outcome else { return json.null() }
        json.beginObject()
        json.key("class")
        json.string(failure.kind.rawValue)
        json.key("message")
        json.string(failure.message)
        json.endObject()
    }
}
