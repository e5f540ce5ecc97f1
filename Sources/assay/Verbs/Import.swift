internal import ArgumentParser
internal import Glibc
internal import HTTPClient
internal import JSON

/// `assay import`: a file's rows into a dataset.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports the rows of a file into a dataset, which is created where there is none of that name.",
        discussion: """
            A .csv file has a line of headings: input, output, expected, external_id, metadata.KEY; a cell is text unless its heading ends in \
            :json. Any other file has one JSON object a line, with the keys input, output, expected, metadata, external_id. Either all rows \
            are imported or none. The file - is standard input, one JSON object a line.

            EXAMPLE
              assay import questions questions.jsonl
              assay import questions more.csv --key external_id --on-error skip
              jq -c '.[]' array.json | assay import questions -
            """)

    @Argument(help: "The dataset's name or id.") var dataset: String
    @Argument(help: "The file to read; - is standard input.") var file: String
    @Option(help: "What makes a row the new version of an item that the dataset has: external_id.") var key: UpsertKey?
    @Option(help: "What a row that cannot be imported does: refuse the file, or be left out (skip).") var onError: OnError = .refuse
    @Flag(help: "Print what the server answered.") var json = false

    enum UpsertKey: String, ExpressibleByArgument, CaseIterable { case externalID = "external_id" }
    enum OnError: String, ExpressibleByArgument, CaseIterable { case refuse, skip }

    func run() throws {
        // Before a dataset is made for it.
        let source = try ImportFile.open(file)
        let server = try Server()
        let known = try server.findAny(.dataset, dataset)
        let target: Named
        let isNew: Bool
        if let known { (target, isNew) = (known, false) } else { (target, isNew) = try server.joinedDataset(dataset) }
        let answer: Answer
        do {
            answer = try upload(source, to: target, of: server)
            try refuse(answer, of: server)
        } catch {
            // A dataset that was made for these rows is of no use without them.
            if isNew { try? server.withdraw(target) }
            throw error
        }
        try server.keep(target)
        let reply = ImportReply(answer.value)
        try Console.print(
            json ? .json(answer.value.compact) : .text("\(reply.counts) in \(target.name.inQuotes), revision \(reply.revision)."))
    }

    private func upload(_ source: borrowing ImportFile, to target: Named, of server: Server) throws(Failure) -> Answer {
        var progress = Progress()
        defer { progress.clear() }
        let body = HTTPRequest.Body.file(path: source.path, type: source.contentType)
        return try server.upload(body, to: "datasets/\(target.id)/items/import/", query) { sent, size in
            progress.show(done: sent, of: size) { _ in "Importing \(name): \(Figures.percent(Double(sent) / Double(max(1, size))))" }
        }
    }

    /// As sentences call the file.
    private var name: String { file == "-" ? "standard input" : file }

    private var query: [(String, String)] {
        (key.map { [("key", $0.rawValue)] } ?? []) + (onError == .skip ? [("on_error", "skip")] : [])
    }

    /// Names the lines that were not imported, and throws where none was.
    private func refuse(_ answer: Answer, of server: Server) throws(Failure) {
        let reply = ImportReply(answer.value)
        for error in reply.errors { Console.complain(error.sentence(in: name)) }
        guard answer.isSuccess else {
            guard !reply.errors.isEmpty else { throw answer.refusal(by: server.url) }
            throw Failure("Nothing was imported. \(remedy(reply))")
        }
    }

    /// What helps: leaving lines out is no remedy where that was tried, or where the headings are what is wrong.
    private func remedy(_ reply: ImportReply) -> String {
        if onError == .skip { return "No line is left when these are left out: correct them." }
        let isHeading = ImportFile.isTable(file) && reply.errors.first?.line == 1
        return isHeading ? "Correct the line of headings." : "Correct these lines, or leave them out with --on-error skip."
    }
}
