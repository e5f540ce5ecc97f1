internal import ArgumentParser
internal import Glibc

/// `assay config`: what the daemon would be started with.
struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what is in force and where each value came from: a flag, the environment, DIR/assay.json, or the default.",
        discussion: """
            EXAMPLE
              assay config
              ASSAY_FRONT_THREADS=32 assay config
            """)

    @OptionGroup var data: DataOption
    @Flag(help: "Print JSON, which is what is printed anyway.") var json = false

    func run() throws {
        let daemon = try ChildProcess(
            try Installation.daemon(), ["--print-config", "--data", data.directory], out: STDOUT_FILENO, err: STDERR_FILENO)
        guard daemon.waitForSuccess() else { throw Failure("The configuration is not usable.") }
    }
}
