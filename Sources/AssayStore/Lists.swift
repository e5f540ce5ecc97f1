internal import AssayDomain
internal import JSON

/// A page of a list: the requested rows, and how many rows match in all.
public struct Page<Row: Sendable>: Sendable {
    public let count: Int
    public let rows: [Row]
    /// Numbers of the requested rows that are not in `rows`, because together they are too large for memory. The caller reads them
    /// some at a time.
    public let remainingRows: [Int64]

    public init(count: Int, rows: [Row], remainingRows: [Int64] = []) {
        self.count = count
        self.rows = rows
        self.remainingRows = remainingRows
    }
}

/// Bytes of rows that a page holds; the others are in `Page.remainingRows`.
let pageSize = 512 << 10

/// The part of a list that is requested.
public struct Window: Sendable {
    public let limit: Int
    public let offset: Int

    public init(limit: Int, offset: Int) {
        self.limit = limit
        self.offset = offset
    }
}

/// A column to order by.
public struct Ordering<Column: Sendable>: Sendable {
    public let column: Column
    public let descending: Bool

    public init(_ column: Column, descending: Bool) {
        self.column = column
        self.descending = descending
    }
}

/// Builds the SQL of a list of a project's visible rows, or of its deleted ones, with a client's filters.
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

    /// Leaves only the rows for which `condition` holds.
    mutating func filter(where condition: String, _ value: any ColumnValue) {
        conditions.append(condition)
        values.append(value)
    }

    /// Leaves only the rows with one of these ids. The number of placeholders is a power of two, so that lists of different lengths share a
    /// dozen of prepared statements; NULL, which equals no id, takes the places that are left over.
    mutating func filter<Resource>(ids: [ID<Resource>]?) {
        guard let ids else { return }
        var count = 1
        while count < ids.count { count *= 2 }
        let placeholders = Array(repeating: "?", count: count).joined(separator: ", ")
        // The unary plus keeps SQLite from searching by the project, which may have many more rows than there are ids.
        conditions[0] = "+\(conditions[0])"
        conditions.append("\(table).uuid IN (\(placeholders))")
        values += ids as [any ColumnValue]
        values += Array(repeating: ID<Resource>?.none, count: count - ids.count) as [any ColumnValue]
    }

    /// Leaves only the rows that contain this text. It has no wildcards, and no limit of length as the pattern of `LIKE` has.
    mutating func filter(search: String?) {
        guard let search, !search.isEmpty else { return }
        filter(where: "replace(\(table).search_text, ?, '') <> \(table).search_text", SearchText.folded(search))
    }

    /// The clauses that select the matching rows.
    var matching: String { "FROM \(table) \(join) WHERE \(conditions.joined(separator: " AND "))" }

    /// Reads the page and the count of all matching rows in one snapshot.
    ///
    /// - Parameter sizeOf: bytes of a row.
    func page<Result: Sendable>(
        _ columns: String, orderedBy order: [Ordering<Column>], _ window: Window, in session: any Session,
        sizeOf: (Result) -> Int, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Page<Result> {
        let matching = matching
        return try session.snapshot { () throws(StoreError) in
            let count =
                try session.statement("SELECT count(*) \(matching)")
                .values(binding: values, as: Int.self).first ?? 0
            let ordered = "\(matching) ORDER BY \(clause(order)) LIMIT ? OFFSET ?"
            return try session.page(
                "SELECT \(columns) \(ordered)", "SELECT \(table).id \(ordered)", values, window, count: count, sizeOf: sizeOf, as: make)
        }
    }

    /// Newest first by default; ids break ties.
    private func clause(_ order: [Ordering<Column>]) -> String {
        let columns = order.map { "\(table).\($0.column.rawValue)\($0.descending ? " DESC" : "")" }
        return ((columns.isEmpty ? ["\(table).created_at DESC"] : columns) + ["\(table).uuid"]).joined(separator: ", ")
    }
}

extension Session {
    /// Reads a page. One statement selects its rows, the other their numbers; both end in `LIMIT ? OFFSET ?`.
    ///
    /// - Parameters:
    ///   - before: values that only the first statement has, before `values`.
    ///   - sizeOf: bytes of a row.
    func page<Result: Sendable>(
        _ rowsSQL: String, _ numbersSQL: String, before: [any ColumnValue] = [], _ values: [any ColumnValue], _ window: Window, count: Int,
        sizeOf: (Result) -> Int, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Page<Result> {
        var size = 0
        let (rows, isComplete) = try statement(rowsSQL).page(binding: before + values + [window.limit, window.offset], as: make) { row in
            size += sizeOf(row)
            return size < pageSize
        }
        guard !isComplete else { return Page(count: count, rows: rows) }
        let remaining = try statement(numbersSQL).values(
            binding: values + [window.limit - rows.count, window.offset + rows.count], as: Int64.self)
        return Page(count: count, rows: rows, remainingRows: remaining)
    }
}

/// Converts short lists to and from the JSON arrays that are stored in one column.
enum JSONList {
    static func text(_ strings: [String]) -> JSONText {
        JSONWriter.text { writer in
            writer.beginArray()
            for string in strings { writer.string(string) }
            writer.endArray()
        }
    }

    static func text(_ integers: [Int64]) -> JSONText {
        JSONWriter.text { writer in
            writer.beginArray()
            for integer in integers { writer.integer(integer) }
            writer.endArray()
        }
    }

    static func strings(_ text: JSONText) -> [String] { elements(text).compactMap(\.string) }

    static func integers(_ text: JSONText) -> [Int64] { elements(text).compactMap { $0.integer.map(Int64.init) } }

    /// Empty if the text is not a JSON array: a damaged list of scopes or projects must not give access to anything.
    private static func elements(_ text: JSONText) -> [JSONValue] { (try? JSONValue(parsing: text))?.elements ?? [] }
}
