internal import FastCGI
internal import JSON

/// The result of an import: how many rows were imported, and which were not.
struct ImportReport {
    /// A row that is not imported, and why.
    struct Refusal {
        let line: Int
        let attr: String?
        let detail: String
    }

    /// The number of refused rows, and the first hundred of them with their reasons. More would take memory and help no client.
    private(set) var refused = 0
    private var errors = [Refusal]()
    /// Rows that were skipped because they are blank.
    var blank = 0
    static let maximumErrors = 100

    var isFull: Bool { errors.count == Self.maximumErrors }

    /// Adds a refused row. Calls must be in the order of the lines.
    mutating func refuse(_ refusal: Refusal) {
        refused += 1
        if !isFull { errors.append(refusal) }
    }

    /// The response to an import that succeeded.
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

    /// The response if nothing was imported: an error object with `errors` as an additional key.
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
        guard let first = errors.first else { return "Nothing was imported: the body has \(blank > 0 ? "only blank" : "no") rows." }
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
