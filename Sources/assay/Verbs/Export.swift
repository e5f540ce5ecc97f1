internal import ArgumentParser

/// `assay export`: a dataset's items, as `assay import` takes them.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the items of a dataset, now or at an earlier revision, as `assay import` takes them.",
        discussion: """
            EXAMPLE
              assay export questions > questions.jsonl
              assay export questions --revision 3 --csv > questions.csv
            """)

    @Argument(help: "The dataset's name or id.") var dataset: String
    @Option(help: "The revision; the present one otherwise.") var revision: Int?
    @Flag(help: "One JSON object a line, CSV with a line of headings, or one JSON array.") var form: Form = .jsonl

    enum Form: String, EnumerableFlag { case jsonl, csv, json }

    func validate() throws {
        guard revision ?? 1 >= 0 else { throw ValidationError("--revision must be a revision's number, such as 3.") }
    }

    func run() throws {
        let server = try APIClient()
        let path = "datasets/\(try server.find(.dataset, dataset).id)/items/export/"
        let query = revision.map { [("revision", String($0))] } ?? []
        switch form {
        case .jsonl: try server.download(path, query + [("output", "ndjson")])
        case .csv: try server.download(path, query + [("output", "csv")])
        case .json: try server.downloadArray(path, query + [("output", "ndjson")])
        }
    }
}
