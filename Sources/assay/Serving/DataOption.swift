internal import ArgumentParser

/// `--data`, for the verbs that work on the data directory.
struct DataOption: ParsableArguments {
    @Option(name: .customLong("data"), help: "The data directory; ASSAY_DATA, else data.") var directory = CommandEnvironment.dataDirectory

    /// The database in it.
    var database: String { "\(directory)/assay.db" }
}
