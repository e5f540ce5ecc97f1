internal import JSON

/// A result as one line of CSV (RFC 4180).
enum CSVLine {
    /// The result's members; a dot leads into a member that is an object.
    static let columns = [
        "id", "batch_run", "evaluation", "dataset_item", "item_version", "trial", "outcome", "result", "passed", "reasoning", "skip_reason",
        "error.class", "error.message", "attempts", "reused", "model", "provider", "input_tokens", "output_tokens", "cost_usd",
        "latency_seconds", "created_at",
    ]

    /// A text as it is, nothing for null, anything else as JSON.
    static func cell(_ row: JSONValue, _ column: String) -> String {
        let value = row.value(at: "/" + column.replacing(".", with: "/"))
        guard let value, !value.isNull else { return "" }
        return value.string ?? value.compact.text
    }

    static func text(_ cells: [String]) -> String {
        cells.map { cell in
            cell.contains { ",\"\r\n".contains($0) || $0.isNewline } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: ",")
    }
}
