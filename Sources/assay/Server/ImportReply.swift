internal import JSON

/// What the server says of an import, done or refused.
struct ImportReply {
    let created: Int
    let updated: Int
    let skipped: Int
    /// Rows that were left out because nothing is in them.
    let blank: Int
    let revision: Int
    let errors: [LineError]

    /// A row that was not imported.
    struct LineError {
        let line: Int
        let field: String?
        let detail: String

        /// As compilers say it, so that editors find the line.
        func sentence(in file: String) -> String {
            let detail = LineError.options.reduce(detail) { $0.replacing($1.parameter, with: $1.option) }
            return "\(file):\(line): \(field.map { "\($0): " } ?? "")\(detail)".visibleOnOneLine
        }

        /// Whether it is about the file as a whole, and says itself what helps.
        var isOfFile: Bool { detail.hasPrefix("The file ") }

        /// What the server calls by its place in a request, a person here by an option.
        private static let options: [(parameter: String, option: String)] = [
            ("?key=external_id", "--key external_id"), ("Content-Type: text/csv", "--format csv"),
            ("Content-Type: text/tab-separated-values", "--format tsv"), ("Content-Type: application/x-ndjson", "--format jsonl"),
            ("?delimiter=%2C", "--delimiter ,"), ("?delimiter=%3B", "--delimiter ';'"), ("?delimiter=%7C", "--delimiter '|'"),
            ("?delimiter=tab", "--delimiter tab"),
        ]
    }

    init(_ value: JSONValue) {
        created = value["created"]?.integer ?? 0
        updated = value["updated"]?.integer ?? 0
        skipped = value["skipped"]?.integer ?? 0
        blank = value["blank"]?.integer ?? 0
        revision = value["revision"]?.integer ?? 0
        errors = (value["errors"]?.elements ?? []).map {
            LineError(line: $0["line"]?.integer ?? 0, field: $0["attr"]?.string, detail: $0["detail"]?.string ?? "not usable")
        }
    }

    /// `1,319 items created, 0 updated, 0 skipped`
    var counts: String {
        "\(NumberFormat.counted(created, "item")) created, \(NumberFormat.count(updated)) updated, \(NumberFormat.count(skipped)) skipped"
    }
}
