internal import HTTPClient
internal import JSON

/// The server's response to an import, successful or refused.
struct ImportReply {
    let created: Int
    let updated: Int
    let skipped: Int
    /// The number of empty rows, which were left out.
    let blank: Int
    let revision: Int
    let errors: [LineError]

    /// A row that was not imported.
    struct LineError {
        let line: Int
        let field: String?
        let detail: String

        /// The error in the form of compilers, so that editors find the line: `file:3: field: detail`.
        func sentence(in file: String) -> String {
            let detail = LineError.options.reduce(detail) { $0.replacing($1.parameter, with: $1.option) }
            return "\(file):\(line): \(field.map { "\($0): " } ?? "")\(detail)".visibleOnOneLine
        }

        /// Whether the error is about the whole file. Its detail then says what to do.
        var isAboutFile: Bool { detail.hasPrefix("The file ") }

        /// Parts of a request that the server names in details, and the options that set them.
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

extension APIClient {
    /// The dataset of that name or id to import into, and whether it was created now. A name that does not exist yet creates a dataset.
    func importTarget(_ nameOrID: String) throws(Failure) -> (dataset: ResourceReference, isNew: Bool) {
        if let found = try findIfExists(.dataset, nameOrID) { return (found, false) }
        return try findOrCreateDataset(nameOrID)
    }

    /// Creates a dataset. If another client has created one of this name in the meantime, returns that one.
    private func findOrCreateDataset(_ name: String) throws(Failure) -> (dataset: ResourceReference, isNew: Bool) {
        let body = HTTPRequest.Body.bytes(Self.body(named: name).bytes, type: "application/json")
        let answer = try upload(body, to: "datasets/", [("unless_exists", "true")]) { _, _ in }
        guard answer.isSuccess else { throw answer.failure(from: url) }
        return (try reference(from: answer.value), answer.status == 201)
    }

    /// Renames a dataset and returns it.
    func rename(_ dataset: ResourceReference, to name: String) throws(Failure) -> JSONValue {
        try patch("datasets/\(dataset.id)/", Self.body(named: name))
    }

    /// `{"name"}`
    private static func body(named name: String) -> JSONText {
        JSONText.object { json in json.member("name", name) }
    }

    /// Deletes a dataset that was created for an import that failed, unless another import has added items to it in the meantime.
    func deleteIfEmpty(_ dataset: ResourceReference) throws(Failure) {
        try setDeleted(true, .dataset, dataset.id)
        guard try itemCount(of: dataset.id) > 0 else { return }
        try setDeleted(false, .dataset, dataset.id)
    }

    /// Restores the dataset of a successful import if the import that had created it has failed and deleted it in the meantime.
    func restoreIfDeleted(_ dataset: ResourceReference) throws(Failure) {
        do {
            _ = try get("datasets/\(dataset.id)/")
        } catch {
            guard error.isNotFound else { throw error }
            try setDeleted(false, .dataset, dataset.id)
        }
    }

    func itemCount(of dataset: String) throws(Failure) -> Int {
        try get("dataset_items/", [("dataset", dataset), ("limit", "1")])["count"]?.integer ?? 0
    }
}
