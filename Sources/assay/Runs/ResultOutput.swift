internal import JSON

/// Results on their way out. Lines leave by the hundred: a run's results may be more than memory holds.
struct ResultOutput {
    private let form: Results.Form
    private var listing: Listing
    private var lines: [String] = []

    init(_ form: Results.Form) {
        self.form = form
        listing = Listing(json: form == .json, [.text("ITEM"), .number("TRIAL"), .text("OUTCOME"), .text("RESULT"), .text("WHY")])
        if form == .csv { lines.append(CSVLine.text(CSVLine.columns)) }
    }

    mutating func add(_ row: JSONValue) {
        switch form {
        case .table, .json: listing.add(row, Self.cells(row))
        case .jsonl: lines.append(row.compact.text)
        case .csv: lines.append(CSVLine.text(CSVLine.columns.map { CSVLine.cell(row, $0) }))
        }
        if lines.count == 100 { flush() }
    }

    mutating func finish() {
        switch form {
        case .table, .json: listing.print()
        case .jsonl, .csv: flush()
        }
    }

    private mutating func flush() {
        guard !lines.isEmpty else { return }
        Console.print(lines.joined(separator: "\n"))
        lines.removeAll(keepingCapacity: true)
    }

    private static func cells(_ row: JSONValue) -> [String] {
        let cell = ResultCell(row)
        let why = cell.why.isEmpty ? row["skip_reason"]?.string ?? "" : cell.why
        return [cell.item, String(row["trial"]?.integer ?? 1), cell.outcome, cell.answer, ResultCell.line(why, upTo: 80)]
    }
}
