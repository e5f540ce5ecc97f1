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
            :json. Any other file has one JSON object a line, with the keys input, output, expected, metadata, external_id; so has standard \
            input, which is the file -. --format and --delimiter say that a file is written otherwise; nothing is guessed. Either all rows \
            are imported or none. Rows without anything in them, such as ,, of a spreadsheet, are left out.

            EXAMPLE
              assay import questions questions.jsonl
              assay import questions more.csv --key external_id --on-error skip
              assay import questions table.txt --format tsv
              assay import questions from-excel.csv --delimiter ';'
              jq -c '.[]' array.json | assay import questions -
            """)

    @Argument(help: "The dataset's name or id.") var dataset: String
    @Argument(help: "The file to read; - is standard input.") var file: String
    @Option(help: "What makes a row the new version of an item that the dataset has: external_id.") var key: UpsertKey?
    @Option(help: "What a row that cannot be imported does: refuse the file, or be left out (skip).") var onError: OnError = .refuse
    @Option(help: "How the rows are written: csv, tsv or jsonl; .csv files are csv otherwise, and all others jsonl.")
    var format: ImportFileFormat?
    @Option(help: "What stands between the cells of a table: one character such as ';', or tab. The file is then csv.")
    var delimiter: String?
    @Flag(help: "Print what the server answered.") var json = false

    enum UpsertKey: String, ExpressibleByArgument, CaseIterable { case externalID = "external_id" }
    enum OnError: String, ExpressibleByArgument, CaseIterable { case refuse, skip }

    func validate() throws {
        guard let delimiter else { return }
        guard format != .jsonl else { throw ValidationError("--delimiter goes with tables: leave it out, or use --format csv.") }
        guard delimiter == "tab" || delimiter == #"\t"# || delimiter.utf8.count == 1 else {
            throw ValidationError("--delimiter must be one character such as ';', or tab.")
        }
    }

    func run() throws {
        // Before a dataset is made for it.
        let source = try ImportFile.open(file, as: knownFormat)
        let server = try APIClient()
        var (target, isNew) = try server.importTarget(dataset)
        var answer: APIAnswer
        do {
            answer = try upload(source, to: target, of: server)
            if answer.status == 404, !isNew {
                // The import that had created it has withdrawn it meanwhile.
                (target, isNew) = try server.importTarget(dataset)
                answer = try upload(source, to: target, of: server)
            }
            try refuse(answer, of: server)
        } catch {
            // A dataset that was made for these rows is of no use without them.
            if isNew { try? server.withdraw(target) }
            throw error
        }
        try server.keep(target)
        let reply = ImportReply(answer.value)
        let blank = reply.blank > 0 ? " \(NumberFormat.counted(reply.blank, "blank row")) left out." : ""
        try Console.print(
            json ? .json(answer.value.compact) : .text("\(reply.counts) in \(target.name.inQuotes), revision \(reply.revision).\(blank)"))
    }

    /// How often a server that has enough imports to do is asked again.
    private static let retryLimit = 10

    /// Sends the rows, again after a while where the server has enough imports to do: the file is still there.
    private func upload(_ source: borrowing ImportFile, to target: ResourceReference, of server: APIClient) throws(Failure) -> APIAnswer {
        for attempt in 0..<Self.retryLimit {
            let answer = try send(source, to: target, of: server)
            guard answer.status == 429, let pause = answer.retryAfter?.components.seconds else { return answer }
            if attempt == 0 { Console.complain("Other imports into this project are running. Waiting to import \(name).") }
            sleep(UInt32(min(30, max(1, pause))))
        }
        return try send(source, to: target, of: server)
    }

    private func send(_ source: borrowing ImportFile, to target: ResourceReference, of server: APIClient) throws(Failure) -> APIAnswer {
        var progress = Progress()
        defer { progress.clear() }
        let body = HTTPRequest.Body.file(path: source.path, type: source.contentType)
        return try server.upload(body, to: "datasets/\(target.id)/items/import/", query) { sent, size in
            progress.show(done: sent, of: size) { _ in "Importing \(name): \(NumberFormat.percent(Double(sent) / Double(max(1, size))))" }
        }
    }

    /// As sentences call the file.
    private var name: String { file == "-" ? "standard input" : file }

    private var knownFormat: ImportFileFormat { format ?? (delimiter == nil ? ImportFileFormat(of: file) : .csv) }

    private var query: [(String, String)] {
        (key.map { [("key", $0.rawValue)] } ?? []) + (onError == .skip ? [("on_error", "skip")] : [])
            + (delimiter.map { [("delimiter", $0 == #"\t"# ? "tab" : $0)] } ?? [])
    }

    /// Names the lines that were not imported, and throws where none was.
    private func refuse(_ answer: APIAnswer, of server: APIClient) throws(Failure) {
        let reply = ImportReply(answer.value)
        for error in reply.errors { Console.complain(error.sentence(in: name)) }
        guard answer.isSuccess else {
            guard !reply.errors.isEmpty else { throw answer.refusal(by: server.url) }
            throw Failure("Nothing was imported.\(remedy(reply).map { " \($0)" } ?? "")")
        }
    }

    /// What helps: leaving lines out is no remedy where that was tried, or where the headings are what is wrong. `nil` where it is said.
    private func remedy(_ reply: ImportReply) -> String? {
        if reply.errors.first?.isOfFile == true { return nil }
        let isHeading = knownFormat != .jsonl && reply.errors.first?.line == 1
        if isHeading { return "Correct the line of headings." }
        if onError == .skip { return "No line is left when these are left out: correct them." }
        return "Correct these lines, or leave them out with --on-error skip."
    }
}
