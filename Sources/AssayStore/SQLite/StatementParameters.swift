internal import CSQLite

/// Values on their way into a statement, from its first parameter on.
struct StatementParameters {
    private let statement: OpaquePointer
    private(set) var count: Int32 = 0
    /// SQLite's first complaint, or `SQLITE_OK`.
    private(set) var code = SQLITE_OK

    init(of statement: OpaquePointer) {
        self.statement = statement
    }

    mutating func add(_ value: some ColumnValue) {
        count += 1
        let answer = value.bind(to: statement, at: count)
        if code == SQLITE_OK { code = answer }
    }
}
