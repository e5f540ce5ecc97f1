internal import ArgumentParser
internal import BuildInfo
internal import Glibc

/// The program `assay`: the command line of Assay.
@main struct Assay: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assay",
        abstract: "Runs evaluations of LLM applications on your own machine.",
        discussion: """
            EXAMPLE
              assay serve &
              assay import questions questions.jsonl
              assay evaluations create --name answer --type exact_match --config '{}'
              assay run questions answer

            ENVIRONMENT
              ASSAY_URL       address of the server (default: http://127.0.0.1:8000)
              ASSAY_API_KEY   API key (default: the key in DIR/admin.key, if ASSAY_URL is on this machine)
              ASSAY_PROJECT   number of the project (default: 1)
              ASSAY_DATA      data directory DIR (default: data)
            """,
        version: Build.line(of: "assay"),
        subcommands: [
            Serve.self, Demo.self, Import.self, Export.self, Datasets.self, Evaluations.self, RunCommand.self, Runs.self, WatchCommand.self,
            Stop.self, Resume.self, Retry.self, Results.self, Compare.self, HogVerb.self, Keys.self, Projects.self, Users.self, Config.self,
            Doctor.self,
        ])

    /// Runs the verb. An error is printed on standard error, and the program exits with the status of the `Failure`, or with 1.
    static func main() {
        Console.reserveClosedStreams()
        do {
            do {
                var command = try parseAsRoot()
                try command.run()
            } catch  where exitCode(for: error).isSuccess {
                try Console.print(fullMessage(for: error))
            }
        } catch let failure as Failure {
            Console.printError(failure.sentence)
            Glibc.exit(failure.status)
        } catch {
            Console.printError(fullMessage(for: error))
            Glibc.exit(Failure.generalError)
        }
    }
}
