/// Writes the items of a sample, many by one statement: starting a statement costs several times as much as the row.
struct SelectionInsert {
    private let run: Int64
    private let connection: Connection

    /// Rows of a statement.
    private static let width = 256

    init(into run: Int64, by connection: Connection) {
        self.run = run
        self.connection = connection
    }

    func write(_ items: [Int64]) throws(StoreError) {
        let together = items.count - items.count % Self.width
        for start in stride(from: 0, to: together, by: Self.width) {
            try write(items[start..<start + Self.width], by: Self.insertMany)
        }
        for index in together..<items.count { try write(items[index...index], by: Self.insertOne) }
    }

    private func write(_ items: ArraySlice<Int64>, by sql: String) throws(StoreError) {
        try connection.statement(sql).run { parameters in
            for item in items {
                parameters.add(run)
                parameters.add(item)
            }
        }
    }

    private static let insertOne = "INSERT INTO batch_run_items (run, item) VALUES (?, ?)"
    private static let insertMany = insertOne + String(repeating: ", (?, ?)", count: width - 1)
}
