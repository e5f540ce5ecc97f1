internal import CSQLite

/// A prepared statement, owned by its connection and used by the connection's thread.
struct PreparedStatement {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    /// Runs a statement that answers nothing and returns how many rows it changed.
    @discardableResult
    func run<each Value: ColumnValue>(_ values: repeat each Value) throws(StoreError) -> Int {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try !step() else { throw .misuse("a statement that returns rows was run for its effect") }
        return Int(sqlite3_changes(sqlite3_db_handle(handle)))
    }

    /// The same for a statement of many rows, or one that is run so often that looking at a list of types would tell.
    @discardableResult
    func run(filling fill: (inout StatementParameters) -> Void) throws(StoreError) -> Int {
        defer { sqlite3_reset(handle) }
        var parameters = StatementParameters(of: handle)
        fill(&parameters)
        try check(parameters.code)
        assert(parameters.count == sqlite3_bind_parameter_count(handle), "a statement was given too few values")
        guard try !step() else { throw .misuse("a statement that returns rows was run for its effect") }
        return Int(sqlite3_changes(sqlite3_db_handle(handle)))
    }

    /// The first row of the answer, if there is one.
    func first<each Value: ColumnValue, Result>(
        _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try step() else { return nil }
        var row = Row(of: handle)
        return try make(&row)
    }

    /// All rows of the answer.
    func all<each Value: ColumnValue, Result>(
        _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        return try rest(as: make)
    }

    /// Hands over the rows of the answer, one by one, as long as they are wanted.
    func forEach<each Value: ColumnValue>(
        _ values: repeat each Value, do body: (inout Row) throws(StoreError) -> Void, while goesOn: () -> Bool = { true }
    ) throws(StoreError) {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while goesOn(), try step() {
            var row = Row(of: handle)
            try body(&row)
        }
    }

    /// Rows of the answer up to and including the first that is one too many, or to the first with a value that is too large to be read;
    /// whether these are all. For parameters that are counted only when the statement is put together, as in the next one.
    func page<Result>(
        binding values: [any ColumnValue], as make: (inout Row) throws(StoreError) -> Result, while goesOn: (Result) -> Bool
    ) throws(StoreError) -> (rows: [Result], isWhole: Bool) {
        defer { sqlite3_reset(handle) }
        try bind(values)
        var rows: [Result] = []
        do throws(StoreError) {
            while try step() {
                var row = Row(of: handle)
                rows.append(try make(&row))
                if !goesOn(rows[rows.count - 1]) { return (rows, false) }
            }
        } catch {
            guard error == .valueTooLarge else { throw error }
            return (rows, false)
        }
        return (rows, true)
    }

    /// All rows of the answer to a statement whose parameters are counted only when it is put together.
    func all<Result>(binding values: [any ColumnValue], as make: (inout Row) throws(StoreError) -> Result) throws(StoreError) -> [Result] {
        defer { sqlite3_reset(handle) }
        try bind(values)
        return try rest(as: make)
    }

    private func bind(_ values: [any ColumnValue]) throws(StoreError) {
        for (index, value) in values.enumerated() {
            try check(value.bind(to: handle, at: Int32(index + 1)))
        }
    }

    private func rest<Result>(as make: (inout Row) throws(StoreError) -> Result) throws(StoreError) -> [Result] {
        var results: [Result] = []
        while try step() {
            var row = Row(of: handle)
            results.append(try make(&row))
        }
        return results
    }

    private func bind<each Value: ColumnValue>(_ values: repeat each Value) throws(StoreError) {
        assert(sqlite3_stmt_busy(handle) == 0, "a statement was used while its answer was being read")
        var position: Int32 = 0
        for value in repeat each values {
            position += 1
            try check(value.bind(to: handle, at: position))
        }
        assert(position == sqlite3_bind_parameter_count(handle), "a statement was given too few values")
    }

    /// Whether there is a row to read.
    private func step() throws(StoreError) -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code != SQLITE_DONE { try check(code) }
        return false
    }

    private func check(_ code: Int32) throws(StoreError) {
        guard code == SQLITE_OK else { throw StoreError(code: code, on: sqlite3_db_handle(handle)) }
    }
}
