internal import JSON

/// What the server says of an import, done or refused.
struct ImportReply {
    let created: Int
    let updated: Int
    let skipped: Int
    let revision: Int
    let errors: [LineError]

    /// A row that was not imported.
    struct LineError {
        let line: Int
        let field: String?
        let detail: String

        /// As compilers say it, so that editors find the line.
        func sentence(in file: String) -> String {
            // The server speaks of its URL, a person here of an option.
            let detail = detail.replacing("?key=external_id", with: "--key external_id")
            return "\(file):\(line): \(field.map { "\($0): " } ?? "")\(detail)".visibleOnOneLine
        }
    }

    init(_ value: JSONValue) {
        created = value["created"]?.integer ?? 0
        updated = value["updated"]?.integer ?? 0
        skipped = value["skipped"]?.integer ?? 0
        revision = value["revision"]?.integer ?? 0
        errors = (value["errors"]?.elements ?? []).map {
            LineError(line: $0["line"]?.integer ?? 0, field: $0["attr"]?.string, detail: $0["detail"]?.string ?? "not usable")
        }
    }

    /// `1,319 items created, 0 updated, 0 skipped`
    var counts: String {
        "\(Figures.counted(created, "item")) created, \(Figures.count(updated)) updated, \(Figures.count(skipped)) skipped"
    }
}
