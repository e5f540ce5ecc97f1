internal import CSQLite

/// A prepared statement, owned by its connection and used by the connection's thread.
struct PreparedStatement {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func run<each Value: ColumnValue>(_ values: repeat each Value) throws(StoreError) -> Int {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try !step() else { throw .misuse("a statement that returns rows was passed to run") }
        return Int(sqlite3_changes(sqlite3_db_handle(handle)))
    }

    /// The same, with parameters bound one by one: for inserts of many rows, and for statements that run so often that the overhead of
    /// parameter packs would be noticeable.
    @discardableResult
    func run(filling fill: (inout StatementParameters) -> Void) throws(StoreError) -> Int {
        defer { sqlite3_reset(handle) }
        var parameters = StatementParameters(of: handle)
        fill(&parameters)
        try check(parameters.code)
        assert(parameters.count == sqlite3_bind_parameter_count(handle), "a statement was given too few values")
        guard try !step() else { throw .misuse("a statement that returns rows was passed to run") }
        return Int(sqlite3_changes(sqlite3_db_handle(handle)))
    }

    /// The first row of the result, or `nil` if it is empty.
    func first<each Value: ColumnValue, Result>(
        _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try step() else { return nil }
        var row = Row(of: handle)
        return try make(&row)
    }

    /// All rows of the result.
    func all<each Value: ColumnValue, Result>(
        _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        return try remainingRows(as: make)
    }

    /// The first column of the first row, or `nil` if there is no row.
    func value<each Value: ColumnValue, Result: ColumnValue>(
        _ values: repeat each Value, as type: Result.Type
    ) throws(StoreError) -> Result? {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        guard try step() else { return nil }
        var row = Row(of: handle)
        return try row.next(as: type)
    }

    /// The first column of every row.
    func values<each Value: ColumnValue, Result: ColumnValue>(
        _ values: repeat each Value, as type: Result.Type
    ) throws(StoreError) -> [Result] {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        return try remainingValues(as: type)
    }

    /// Calls `body` with the rows of the result, one by one, while `shouldContinue` returns true.
    func forEach<each Value: ColumnValue>(
        _ values: repeat each Value, do body: (inout Row) throws(StoreError) -> Void, while shouldContinue: () -> Bool = { true }
    ) throws(StoreError) {
        defer { sqlite3_reset(handle) }
        try bind(repeat each values)
        while shouldContinue(), try step() {
            var row = Row(of: handle)
            try body(&row)
        }
    }

    /// Reads rows until `shouldContinue` returns false for one, which is the last that is returned, or until a value is too large to be
    /// read. `binding`: for statements whose number of parameters is known only at run time.
    ///
    /// - Returns: the rows, and whether they are the complete result.
    func page<Result>(
        binding values: [any ColumnValue], as make: (inout Row) throws(StoreError) -> Result, while shouldContinue: (Result) -> Bool
    ) throws(StoreError) -> (rows: [Result], isComplete: Bool) {
        defer { sqlite3_reset(handle) }
        try bind(values)
        var rows: [Result] = []
        do throws(StoreError) {
            while try step() {
                var row = Row(of: handle)
                rows.append(try make(&row))
                if !shouldContinue(rows[rows.count - 1]) { return (rows, false) }
            }
        } catch {
            guard error == .valueTooLarge else { throw error }
            return (rows, false)
        }
        return (rows, true)
    }

    /// All rows of the result of a statement whose number of parameters is known only at run time.
    func all<Result>(binding values: [any ColumnValue], as make: (inout Row) throws(StoreError) -> Result) throws(StoreError) -> [Result] {
        defer { sqlite3_reset(handle) }
        try bind(values)
        return try remainingRows(as: make)
    }

    /// The first column of every row, likewise.
    func values<Result: ColumnValue>(binding values: [any ColumnValue], as type: Result.Type) throws(StoreError) -> [Result] {
        defer { sqlite3_reset(handle) }
        try bind(values)
        return try remainingValues(as: type)
    }

    private func bind(_ values: [any ColumnValue]) throws(StoreError) {
        for (index, value) in values.enumerated() {
            try check(value.bind(to: handle, at: Int32(index + 1)))
        }
    }

    private func remainingRows<Result>(as make: (inout Row) throws(StoreError) -> Result) throws(StoreError) -> [Result] {
        var results: [Result] = []
        while try step() {
            var row = Row(of: handle)
            results.append(try make(&row))
        }
        return results
    }

    private func remainingValues<Result: ColumnValue>(as type: Result.Type) throws(StoreError) -> [Result] {
        try remainingRows { row throws(StoreError) in try row.next(as: type) }
    }

    private func bind<each Value: ColumnValue>(_ values: repeat each Value) throws(StoreError) {
        assert(sqlite3_stmt_busy(handle) == 0, "a statement was used while its result was being read")
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

/// Binds values to a statement's parameters, one after another.
struct StatementParameters {
    private let statement: OpaquePointer
    private(set) var count: Int32 = 0
    /// The first error code, or `SQLITE_OK`.
    private(set) var code = SQLITE_OK

    init(of statement: OpaquePointer) {
        self.statement = statement
    }

    mutating func add(_ value: some ColumnValue) {
        count += 1
        let result = value.bind(to: statement, at: count)
        if code == SQLITE_OK { code = result }
    }
}

/// The current row of a statement, read column by column from left to right.
struct Row {
    private let statement: OpaquePointer
    private var column: Int32 = 0

    init(of statement: OpaquePointer) {
        self.statement = statement
    }

    /// The value of the next column. Throws `.corrupt` if it has another type: only a damaged file has one.
    mutating func next<Value: ColumnValue>(as type: Value.Type = Value.self) throws(StoreError) -> Value {
        defer { column += 1 }
        guard let value = Value.read(from: statement, at: column) else {
            throw StoreError(code: SQLITE_CORRUPT, on: sqlite3_db_handle(statement))
        }
        return value
    }
}
