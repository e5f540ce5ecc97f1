/// Rows under headings, as wide as they must be.
struct Table {
    /// A heading, and which way its cells lean.
    struct Column {
        let heading: String
        let isNumeric: Bool

        static func text(_ heading: String) -> Column { Column(heading: heading, isNumeric: false) }
        static func number(_ heading: String) -> Column { Column(heading: heading, isNumeric: true) }
    }

    private let columns: [Column]
    private var rows: [[String]] = []
    /// Settled with the first rows that are shown.
    private var widths: [Int]?

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// A cell for every column.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map(\.visibleOnOneLine))
    }

    /// All rows.
    var text: String {
        var copy = self
        return copy.takeText()
    }

    /// How many rows wait to be shown.
    var waiting: Int { rows.count }

    /// The rows that were added since the last time, in the columns of the first time; the headings stand above the first of them. A table
    /// too long to be held is shown so, part by part.
    mutating func takeText() -> String {
        let lines = (widths == nil ? [columns.map(\.heading)] : []) + rows
        let widths = widths ?? columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        self.widths = widths
        rows = []
        return lines.map { line($0, widths) }.joined(separator: "\n")
    }

    /// Whether anything was shown yet.
    var isBegun: Bool { widths != nil }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = columns.indices.map { column in
            let blanks = String(repeating: " ", count: max(0, widths[column] - cells[column].count))
            return columns[column].isNumeric ? blanks + cells[column] : cells[column] + blanks
        }
        let line = padded.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}
