internal import FastCGI
internal import JSON

/// What became of the rows of an import.
struct ImportReport {
    /// A row that is not imported, and why.
    struct Refusal {
        let line: Int
        let attr: String?
        let detail: String
    }

    /// Rows refused, and the first of them with their reasons: a client can act on a hundred, and memory is for the rows.
    private(set) var refused = 0
    private var errors = [Refusal]()
    /// Rows left out because nothing is in them.
    var blank = 0
    static let maximumErrors = 100

    var isFull: Bool { errors.count == Self.maximumErrors }

    /// Rows are refused in the order in which the file has them.
    mutating func refuse(_ refusal: Refusal) {
        refused += 1
        if !isFull { errors.append(refusal) }
    }

    /// The rows are in.
    func success(created: Int, updated: Int, revision: Int64) -> Response {
        .json { json in
            json.beginObject()
            json.member("created", created)
            json.member("updated", updated)
            json.member("skipped", refused)
            json.member("blank", blank)
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
        guard let first = errors.first else { return "Nothing was imported: the body has no rows\(blank > 0 ? " but blank ones" : "")." }
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
