internal import AssayDomain

/// A list of a project's visible rows, or of its deleted ones, put together from what a client asked for.
struct ListSQL<Column: RawRepresentable<String> & Sendable> {
    private let table: String
    private let join: String
    private var conditions: [String]
    private var values: [any ColumnValue]

    init(of table: String, _ join: String = "", in project: Project.Number, deleted: Bool = false) {
        self.table = table
        self.join = join
        conditions = ["\(table).project = ?", "\(table).deleted IS \(deleted ? "" : "NOT ")TRUE"]
        values = [project]
    }

    /// Keeps the rows for which `condition` holds.
    mutating func keep(where condition: String, _ value: any ColumnValue) {
        conditions.append(condition)
        values.append(value)
    }

    mutating func keep<Thing>(ids: [ID<Thing>]?) {
        guard let ids else { return }
        let places = Array(repeating: "?", count: ids.count).joined(separator: ", ")
        conditions.append("\(table).uuid IN (\(places))")
        values += ids as [any ColumnValue]
    }

    /// Keeps the rows that have this text. Nothing in it means anything but itself, and it may be of any length.
    mutating func keep(search: String?) {
        guard let search, !search.isEmpty else { return }
        keep(where: "replace(\(table).search_text, ?, '') <> \(table).search_text", SearchText.folded(search))
    }

    /// The page, and the count of all that match, of one state of the database. `sizeOf` tells how many bytes a row takes up.
    func page<Result: Sendable>(
        _ columns: String, orderedBy order: [Ordering<Column>], _ window: Window, in connection: Connection,
        sizeOf: (Result) -> Int, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Page<Result> {
        let matching = "FROM \(table) \(join) WHERE \(conditions.joined(separator: " AND "))"
        return try connection.snapshot { () throws(StoreError) in
            let count =
                try connection.statement("SELECT count(*) \(matching)")
                .all(binding: values) { row throws(StoreError) in try row.next(as: Int.self) }.first ?? 0
            let ordered = "\(matching) ORDER BY \(clause(order)) LIMIT ? OFFSET ?"
            return try connection.page(
                "SELECT \(columns) \(ordered)", "SELECT \(table).id \(ordered)", values, window, count: count, sizeOf: sizeOf, as: make)
        }
    }

    /// Newest first where nothing else was asked for; ids break ties.
    private func clause(_ order: [Ordering<Column>]) -> String {
        let columns = order.map { "\(table).\($0.column.rawValue)\($0.descending ? " DESC" : "")" }
        return ((columns.isEmpty ? ["\(table).created_at DESC"] : columns) + ["\(table).uuid"]).joined(separator: ", ")
    }
}

extension Connection {
    /// A page whose rows and row numbers two statements select, which end in `LIMIT ? OFFSET ?`.
    func page<Result: Sendable>(
        _ rowsSQL: String, _ numbersSQL: String, before: [any ColumnValue] = [], _ values: [any ColumnValue], _ window: Window, count: Int,
        sizeOf: (Result) -> Int, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Page<Result> {
        var size = 0
        let (rows, isWhole) = try statement(rowsSQL).page(binding: before + values + [window.limit, window.offset], as: make) { row in
            size += sizeOf(row)
            return size < pageSize
        }
        guard !isWhole else { return Page(count: count, rows: rows) }
        let rest = try statement(numbersSQL).all(binding: values + [window.limit - rows.count, window.offset + rows.count]) {
            row throws(StoreError) in try row.next(as: Int64.self)
        }
        return Page(count: count, rows: rows, rest: rest)
    }
}
