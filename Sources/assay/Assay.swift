internal import ArgumentParser
internal import BuildInfo
internal import Glibc

/// The command line: what a person does with Assay.
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
              ASSAY_URL       where Assay answers (http://127.0.0.1:8000)
              ASSAY_API_KEY   the key to use; without it, and with ASSAY_URL on this machine, the one in DIR/admin.key
              ASSAY_PROJECT   the project's number (1)
              ASSAY_DATA      the data directory DIR (data)
            """,
        version: Build.line(of: "assay"),
        subcommands: [
            Serve.self, Demo.self, Import.self, Export.self, Datasets.self, Evaluations.self, RunCommand.self, Runs.self, WatchCommand.self,
            Stop.self,
            Resume.self, Retry.self, Results.self, Compare.self, HogVerb.self, Keys.self, Projects.self, Users.self, Config.self,
            Doctor.self,
        ])

    /// Status 0 and standard output for what was asked; a sentence on standard error and status 1 for anything wrong, unless the failure
    /// has a status of its own.
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
            Console.complain(failure.sentence)
            Glibc.exit(failure.status)
        } catch {
            Console.complain(fullMessage(for: error))
            Glibc.exit(Failure.refused)
        }
    }
}
