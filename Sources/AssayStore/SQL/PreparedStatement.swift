/// What a database's library offers for a prepared statement. `PreparedStatement` is the interface for everyone else.
protocol StatementHandle: AnyObject {
    var parameterCount: Int { get }

    /// Number of rows that the last run changed.
    var changes: Int { get }

    /// Starts a use of the statement, which ends with `reset`. Throws `.misuse` if its result is being read, and `.closed` if its session
    /// has been closed.
    func begin() throws(StoreError)

    /// Binds a value. Parameters are numbered from 1.
    func bind(_ value: SQLValue, at position: Int) throws(StoreError)

    /// Moves to the next row of the result; runs the statement if it has not run yet.
    ///
    /// - Returns: whether there is a row to read.
    func step() throws(StoreError) -> Bool

    /// The columns of the current row.
    var columns: UnsafeBufferPointer<SQLColumn> { get }

    /// The error to throw for a column of an unexpected type.
    var damage: StoreError { get }

    func reset()
}

/// A prepared statement, used by its session's thread. While its result is read, it cannot be used again.
struct PreparedStatement {
    private let handle: any StatementHandle

    init(_ handle: any StatementHandle) {
        self.handle = handle
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func run<each Value: ColumnValue>(_ values: repeat each Value) throws(StoreError) -> Int {
        try handle.begin()
        defer { handle.reset() }
        try bind(repeat each values)
        return try finish()
    }

    /// The same, with parameters bound one by one: for inserts of many rows, and for statements that run so often that the overhead of
    /// parameter packs would be noticeable.
    @discardableResult
    func run(filling fill: (inout StatementParameters) -> Void) throws(StoreError) -> Int {
        try handle.begin()
        defer { handle.reset() }
        var parameters = StatementParameters(of: handle)
        fill(&parameters)
        if let error = parameters.error { throw error }
        assert(parameters.count == handle.parameterCount, "a statement was given too few values")
        return try finish()
    }

    /// The first row of the result, or `nil` if it is empty.
    func first<each Value: ColumnValue, Result>(
        _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> Result? {
        try handle.begin()
        defer { handle.reset() }
        try bind(repeat each values)
        guard try handle.step() else { return nil }
        var row = Row(of: handle)
        return try make(&row)
    }

    /// All rows of the result.
    func all<each Value: ColumnValue, Result>(
        _ values: repeat each Value, as make: (inout Row) throws(StoreError) -> Result
    ) throws(StoreError) -> [Result] {
        try handle.begin()
        defer { handle.reset() }
        try bind(repeat each values)
        return try remainingRows(as: make)
    }

    /// The first column of the first row, or `nil` if there is no row.
    func value<each Value: ColumnValue, Result: ColumnValue>(
        _ values: repeat each Value, as type: Result.Type
    ) throws(StoreError) -> Result? {
        try handle.begin()
        defer { handle.reset() }
        try bind(repeat each values)
        guard try handle.step() else { return nil }
        var row = Row(of: handle)
        return try row.next(as: type)
    }

    /// The first column of every row.
    func values<each Value: ColumnValue, Result: ColumnValue>(
        _ values: repeat each Value, as type: Result.Type
    ) throws(StoreError) -> [Result] {
        try handle.begin()
        defer { handle.reset() }
        try bind(repeat each values)
        return try remainingValues(as: type)
    }

    /// Calls `body` with the rows of the result, one by one, while `shouldContinue` returns true.
    func forEach<each Value: ColumnValue>(
        _ values: repeat each Value, do body: (inout Row) throws(StoreError) -> Void, while shouldContinue: () -> Bool = { true }
    ) throws(StoreError) {
        try handle.begin()
        defer { handle.reset() }
        try bind(repeat each values)
        while shouldContinue(), try handle.step() {
            var row = Row(of: handle)
            try body(&row)
        }
    }

    private func bind<each Value: ColumnValue>(_ values: repeat each Value) throws(StoreError) {
        var position = 0
        for value in repeat each values {
            position += 1
            try handle.bind(value.sqlValue, at: position)
        }
        assert(position == handle.parameterCount, "a statement was given too few values")
    }

    private func remainingRows<Result>(as make: (inout Row) throws(StoreError) -> Result) throws(StoreError) -> [Result] {
        var results: [Result] = []
        while try handle.step() {
            var row = Row(of: handle)
            results.append(try make(&row))
        }
        return results
    }

    private func remainingValues<Result: ColumnValue>(as type: Result.Type) throws(StoreError) -> [Result] {
        try remainingRows { row throws(StoreError) in try row.next(as: type) }
    }

    /// Runs the statement, which must return no rows.
    private func finish() throws(StoreError) -> Int {
        guard try !handle.step() else { throw .misuse("a statement that returns rows was passed to run") }
        return handle.changes
    }
}

/// For statements whose number of parameters is known only at run time.
extension PreparedStatement {
    /// Reads rows until `shouldContinue` returns false for one, which is the last that is returned, or until a value is too large to be
    /// read.
    ///
    /// - Returns: the rows, and whether they are the complete result.
    func page<Result>(
        binding values: [any ColumnValue], as make: (inout Row) throws(StoreError) -> Result, while shouldContinue: (Result) -> Bool
    ) throws(StoreError) -> (rows: [Result], isComplete: Bool) {
        try handle.begin()
        defer { handle.reset() }
        try bind(values)
        var rows: [Result] = []
        do throws(StoreError) {
            while try handle.step() {
                var row = Row(of: handle)
                let result = try make(&row)
                let isLast = !shouldContinue(result)
                rows.append(result)
                if isLast { return (rows, false) }
            }
        } catch {
            guard error == .valueTooLarge else { throw error }
            return (rows, false)
        }
        return (rows, true)
    }

    /// All rows of the result.
    func all<Result>(binding values: [any ColumnValue], as make: (inout Row) throws(StoreError) -> Result) throws(StoreError) -> [Result] {
        try handle.begin()
        defer { handle.reset() }
        try bind(values)
        return try remainingRows(as: make)
    }

    /// The first column of every row.
    func values<Result: ColumnValue>(binding values: [any ColumnValue], as type: Result.Type) throws(StoreError) -> [Result] {
        try handle.begin()
        defer { handle.reset() }
        try bind(values)
        return try remainingValues(as: type)
    }

    private func bind(_ values: [any ColumnValue]) throws(StoreError) {
        for (index, value) in values.enumerated() { try handle.bind(value.sqlValue, at: index + 1) }
    }
}

/// Binds values to a statement's parameters, one after another.
struct StatementParameters {
    /// The caller keeps it alive.
    private unowned(unsafe) let handle: any StatementHandle
    private(set) var count = 0
    /// The first error.
    private(set) var error: StoreError?

    init(of handle: any StatementHandle) {
        self.handle = handle
    }

    mutating func add(_ value: some ColumnValue) {
        count += 1
        do throws(StoreError) {
            try handle.bind(value.sqlValue, at: count)
        } catch {
            if self.error == nil { self.error = error }
        }
    }
}
