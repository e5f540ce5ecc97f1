internal import JSON

/// A text table whose columns are as wide as their contents.
struct Table {
    /// A heading and the alignment of the cells: numbers are on the right.
    struct Column {
        let heading: String
        let isNumeric: Bool

        static func text(_ heading: String) -> Column { Column(heading: heading, isNumeric: false) }
        static func number(_ heading: String) -> Column { Column(heading: heading, isNumeric: true) }
    }

    private let columns: [Column]
    private var rows: [[String]] = []
    /// The widths of the columns, which the first shown rows determine.
    private var widths: [Int]?

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row with a cell for every column.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map(\.visibleOnOneLine))
    }

    /// The whole table.
    var text: String {
        var copy = self
        return copy.nextText()
    }

    /// The number of rows that were not shown yet.
    var pendingRows: Int { rows.count }

    /// The rows that were added since the last call, with the column widths of the first call; the first call also returns the headings. A
    /// table that is too large for memory is shown in parts this way.
    mutating func nextText() -> String {
        let lines = (widths == nil ? [columns.map(\.heading)] : []) + rows
        let widths = widths ?? columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        self.widths = widths
        rows = []
        return lines.map { line($0, widths) }.joined(separator: "\n")
    }

    /// Whether a part was shown already.
    var hasShownRows: Bool { widths != nil }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = columns.indices.map { column in
            let blanks = String(repeating: " ", count: max(0, widths[column] - cells[column].count))
            return columns[column].isNumeric ? blanks + cells[column] : cells[column] + blanks
        }
        let line = padded.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }
}

/// A list that is printed as a table or as one JSON array.
struct TableOrJSON {
    private let json: Bool
    private var table: Table
    private var array = JSONWriter()

    init(json: Bool, _ columns: [Table.Column]) {
        self.json = json
        table = Table(columns)
        array.beginArray()
    }

    /// Adds a row. The cells are only computed for a table.
    mutating func add(_ value: JSONValue, _ cells: @autoclosure () -> [String]) {
        add(value.compact, cells())
    }

    mutating func add(_ value: JSONText, _ cells: @autoclosure () -> [String]) {
        if json { array.json(value) } else { table.add(cells()) }
    }

    mutating func print() throws(Failure) {
        array.endArray()
        try Console.print(json ? .json(array.text) : .text(table.text))
    }
}

/// A table of the properties of one resource, one per line.
struct DetailTable {
    private let value: JSONValue
    private var table: Table

    /// - Parameter heading: the kind of resource, which stands before its name.
    init(of value: JSONValue, _ heading: String) {
        self.value = value
        table = Table([.text(heading), .text((value["name"]?.string ?? "").visibleOnOneLine)])
        add("ID", value["id"])
    }

    /// Adds a property unless it is null or empty.
    mutating func add(_ name: String, _ fact: JSONValue?) {
        guard let fact, !fact.isNull else { return }
        add(name, fact.string ?? fact.compact.text)
    }

    mutating func add(_ name: String, _ fact: String) {
        if !fact.isEmpty { table.add([name, fact]) }
    }

    /// Adds the times of creation and change, and the creator.
    mutating func addTimes() {
        add("CREATED", value["created_at"])
        add("UPDATED", value["updated_at"])
        add("CREATED BY", value["created_by"]?["email"])
    }

    var text: String { table.text }
}
