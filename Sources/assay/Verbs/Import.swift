internal import ArgumentParser
internal import Glibc
internal import HTTPClient
internal import JSON

/// `assay import`: imports the rows of a file into a dataset.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports the rows of a file into a dataset, which is created if it does not exist.",
        discussion: """
            A .csv file has a header row: input, output, expected, external_id, metadata.KEY; a cell is text unless its heading ends in \
            :json. Any other file, and standard input (the file -), has one JSON object per line, with the keys input, output, expected, \
            metadata, external_id. Use --format and --delimiter for other files; the format is not detected. Unless --on-error is skip, \
            either all rows are imported or none. Empty rows, such as ,, in a spreadsheet, are left out.

            EXAMPLE
              assay import questions questions.jsonl
              assay import questions more.csv --key external_id --on-error skip
              assay import questions table.txt --format tsv
              assay import questions from-excel.csv --delimiter ';'
              jq -c '.[]' array.json | assay import questions -
            """)

    @Argument(help: "Name or id of the dataset.") var dataset: String
    @Argument(help: "File to read; - is standard input.") var file: String
    @Option(help: "Key by which a row updates an existing item: external_id.") var key: UpsertKey?
    @Option(help: "Handling of rows with errors: refuse the whole file, or skip them.") var onError: OnError = .refuse
    @Option(help: "Format of the file: csv, tsv or jsonl; default: csv for .csv files, else jsonl.")
    var format: ImportFileFormat?
    @Option(help: "Character between the cells of a table, such as ';', or tab; implies csv.")
    var delimiter: String?
    @Flag(help: "Print the server's response as JSON.") var json = false

    enum UpsertKey: String, ExpressibleByArgument, CaseIterable { case externalID = "external_id" }
    enum OnError: String, ExpressibleByArgument, CaseIterable { case refuse, skip }

    func validate() throws {
        guard let delimiter else { return }
        guard format != .jsonl else { throw ValidationError("--delimiter is for CSV files: leave it out, or use --format csv.") }
        guard delimiter == "tab" || delimiter == #"\t"# || delimiter.utf8.count == 1 else {
            throw ValidationError("--delimiter must be one character such as ';', or tab.")
        }
    }

    func run() throws {
        // An unreadable file is refused before a dataset is created for it.
        let source = try ImportFile.open(file, as: effectiveFormat)
        let client = try APIClient()
        var (target, isNew) = try client.importTarget(dataset)
        var answer: APIAnswer
        do {
            answer = try upload(source, to: target, of: client)
            if answer.status == 404, !isNew {
                // The import that had created the dataset has failed and deleted it in the meantime.
                (target, isNew) = try client.importTarget(dataset)
                answer = try upload(source, to: target, of: client)
            }
            try check(answer, from: client)
        } catch {
            // A dataset that was created for these rows is useless without them.
            if isNew { try? client.deleteIfEmpty(target) }
            throw error
        }
        try client.restoreIfDeleted(target)
        let reply = ImportReply(answer.value)
        let blank = reply.blank > 0 ? " \(NumberFormat.counted(reply.blank, "blank row")) left out." : ""
        try Console.print(
            json ? .json(answer.value.compact) : .text("\(reply.counts) in \(target.name.inQuotes), revision \(reply.revision).\(blank)"))
    }

    /// The number of attempts if the server is busy with other imports.
    private static let retryLimit = 10

    /// Sends the rows. While the server is busy with other imports, waits and tries again.
    private func upload(_ source: borrowing ImportFile, to target: ResourceReference, of client: APIClient) throws(Failure) -> APIAnswer {
        for attempt in 0..<Self.retryLimit {
            let answer = try send(source, to: target, of: client)
            guard answer.status == 429, let pause = answer.retryAfter?.components.seconds else { return answer }
            if attempt == 0 { Console.printError("Other imports into this project are running. Waiting to import \(name).") }
            sleep(UInt32(min(30, max(1, pause))))
        }
        return try send(source, to: target, of: client)
    }

    private func send(_ source: borrowing ImportFile, to target: ResourceReference, of client: APIClient) throws(Failure) -> APIAnswer {
        var progress = Progress()
        defer { progress.clear() }
        let body = HTTPRequest.Body.file(path: source.path, type: source.contentType)
        return try client.upload(body, to: "datasets/\(target.id)/items/import/", query) { sent, size in
            progress.show(done: sent, of: size) { _ in "Importing \(name): \(NumberFormat.percent(Double(sent) / Double(max(1, size))))" }
        }
    }

    /// The name of the file in messages.
    private var name: String { file == "-" ? "standard input" : file }

    private var effectiveFormat: ImportFileFormat { format ?? (delimiter == nil ? ImportFileFormat(of: file) : .csv) }

    private var query: [(String, String)] {
        (key.map { [("key", $0.rawValue)] } ?? []) + (onError == .skip ? [("on_error", "skip")] : [])
            + (delimiter.map { [("delimiter", $0 == #"\t"# ? "tab" : $0)] } ?? [])
    }

    /// Prints the lines that were not imported. Throws if nothing was imported.
    private func check(_ answer: APIAnswer, from client: APIClient) throws(Failure) {
        let reply = ImportReply(answer.value)
        for error in reply.errors { Console.printError(error.sentence(in: name)) }
        guard answer.isSuccess else {
            guard !reply.errors.isEmpty else { throw answer.failure(from: client.url) }
            throw Failure("Nothing was imported.\(remedy(reply).map { " \($0)" } ?? "")")
        }
    }

    /// What the user can do. Skipping lines does not help if it was tried already or if the header row is wrong. `nil` if the error says it.
    private func remedy(_ reply: ImportReply) -> String? {
        if reply.errors.first?.isAboutFile == true { return nil }
        let isHeading = effectiveFormat != .jsonl && reply.errors.first?.line == 1
        if isHeading { return "Correct the header row." }
        if onError == .skip { return "Every line was refused, so there is nothing to import: correct these lines." }
        return "Correct these lines, or leave them out with --on-error skip."
    }
}
