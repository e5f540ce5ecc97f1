/// A connection to a database that runs SQL, with a cache of prepared statements. One thread uses it at a time.
///
/// The store's statements are extensions of this protocol, written in the SQL that SQLite and PostgreSQL share. What only one database has
/// belongs to the type that implements the protocol for it.
protocol Session: AnyObject {
    /// The statement for `sql`, prepared at its first use and cached. Throws `.closed` after `close`.
    func statement(_ sql: String) throws(StoreError) -> PreparedStatement

    /// Runs statements that return no rows, without caching them.
    func execute(_ sql: String) throws(StoreError)

    /// Closes the connection. Later calls, also of its statements, throw `.closed`.
    func close()
}

// Inlined, so that the caller's result types are known where rows are read.
extension Session {
    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it changed.
    @inline(__always) @discardableResult
    func run<each Value: ColumnValue>(_ sql: String, _ values: repeat each Value) throws(StoreError) -> Int {
        try statement(sql).run(repeat each values)
    }

    /// The first row of the result, or `nil` if it is empty.
    @inline(__always)
    func first<each Value: ColumnValue, Result>(
        _ sql: String, _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        try statement(sql).first(repeat each values, as: make)
    }

    /// All rows of the result.
    @inline(__always)
    func all<each Value: ColumnValue, Result>(
        _ sql: String, _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        try statement(sql).all(repeat each values, as: make)
    }

    /// The first column of the first row, or `nil` if there is no row.
    @inline(__always)
    func value<each Value: ColumnValue, Result: ColumnValue>(
        _ sql: String, _ values: repeat each Value, as type: Result.Type = Result.self
    ) throws(StoreError) -> Result? {
        try statement(sql).value(repeat each values, as: type)
    }

    /// The first column of every row.
    @inline(__always)
    func values<each Value: ColumnValue, Result: ColumnValue>(
        _ sql: String, _ values: repeat each Value, as type: Result.Type = Result.self
    ) throws(StoreError) -> [Result] {
        try statement(sql).values(repeat each values, as: type)
    }
}

extension Session {
    /// Reads rows by row id until they exceed `size` bytes in total, always at least one if any exists. Skips deleted rows.
    ///
    /// - Returns: the rows, and how many of the row ids have been processed.
    func rows<Result>(
        _ sql: String, _ ids: ArraySlice<Int64>, upTo size: Int, sizeOf: (Result) -> Int,
        as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> (rows: [Result], count: Int) {
        var rows: [Result] = []
        var (count, total) = (0, 0)
        for id in ids where total < size {
            do throws(StoreError) {
                if let row = try first(sql, id, as: make) {
                    rows.append(row)
                    total += sizeOf(row)
                }
            } catch {
                guard error == .valueTooLarge, !rows.isEmpty else { throw error }
                break
            }
            count += 1
        }
        return (rows, count)
    }

    /// Runs several statements in one read transaction, so that all of them see the same state of the database.
    func snapshot<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
        try run("BEGIN")
        let result: Result
        do {
            result = try body()
        } catch {
            _ = try? run("ROLLBACK")
            throw error
        }
        try run("COMMIT")
        return result
    }
}
