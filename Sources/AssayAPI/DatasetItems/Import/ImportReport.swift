internal import FastCGI
internal import JSON

/// What became of the rows of an import.
struct ImportReport {
    /// Rows refused, and the first of them with their reasons: a client can act on a hundred, and memory is for the rows.
    private(set) var refused = 0
    private var errors = [(line: Int, attr: String?, detail: String)]()
    static let maximumErrors = 100

    var isFull: Bool { errors.count == Self.maximumErrors }

    mutating func refuse(line: Int, attr: String?, detail: String) {
        refused += 1
        if !isFull { errors.append((line, attr, detail)) }
    }

    /// The rows are in.
    func success(created: Int, updated: Int, revision: Int64) -> Response {
        .json { json in
            json.beginObject()
            json.member("created", created)
            json.member("updated", updated)
            json.member("skipped", refused)
            json.member("revision", revision)
            write(to: &json)
            json.endObject()
        }
    }

    /// Nothing was imported: the error object, with `errors` beside its own keys.
    var refusal: Response {
        .json(400) { json in
            json.beginObject()
            json.member("type", "validation_error")
            json.member("code", "invalid_input")
            json.member("detail", detail)
            json.member("attr", nil as String?)
            write(to: &json)
            json.endObject()
        }
    }

    private var detail: String {
        guard let first = errors.first else { return "Nothing was imported: the body has no rows." }
        let others = refused > 1 ? " \(isFull ? "At least " : "")\(refused) rows were refused." : ""
        return "Nothing was imported. Line \(first.line): \(first.detail)\(others)"
    }

    private func write(to json: inout JSONWriter) {
        json.key("errors")
        json.beginArray()
        for error in errors {
            json.beginObject()
            json.member("line", error.line)
            json.member("attr", error.attr)
            json.member("detail", error.detail)
            json.endObject()
        }
        json.endArray()
    }
}
