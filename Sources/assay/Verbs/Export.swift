internal import ArgumentParser

/// `assay export`: prints the items of a dataset.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the items of a dataset at any revision, in the format of `assay import`.",
        discussion: """
            EXAMPLE
              assay export questions > questions.jsonl
              assay export questions --revision 3 --csv > questions.csv
            """)

    @Argument(help: "Name or id of the dataset.") var dataset: String
    @Option(help: "Number of the revision; default: the current one.") var revision: Int?
    @Flag(help: "One JSON object per line, CSV with a header row, or one JSON array.") var form: Form = .jsonl

    enum Form: String, EnumerableFlag { case jsonl, csv, json }

    func validate() throws {
        guard revision ?? 1 >= 0 else { throw ValidationError("--revision must be a revision's number, such as 3.") }
    }

    func run() throws {
        let client = try APIClient()
        let path = "datasets/\(try client.find(.dataset, dataset).id)/items/export/"
        let query = revision.map { [("revision", String($0))] } ?? []
        switch form {
        case .jsonl: try client.download(path, query + [("output", "ndjson")])
        case .csv: try client.download(path, query + [("output", "csv")])
        case .json: try client.downloadArray(path, query + [("output", "ndjson")])
        }
    }
}
