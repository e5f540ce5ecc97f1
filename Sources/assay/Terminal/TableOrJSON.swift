internal import JSON

/// A list on its way out: a table for a person, or one JSON array.
struct TableOrJSON {
    private let json: Bool
    private var table: Table
    private var array = JSONWriter()

    init(json: Bool, _ columns: [Table.Column]) {
        self.json = json
        table = Table(columns)
        array.beginArray()
    }

    /// A row, whose cells are computed only where they are shown.
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
