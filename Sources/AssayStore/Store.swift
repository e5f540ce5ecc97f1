/// The one SQLite file: a writer thread that groups waiting writes into one commit, and a reader for each thread that asks.
public final class Store: Sendable {
    /// Who opens the file.
    public enum Role: Sendable {
        /// Migrates the schema, drops what an interrupted import left.
        case daemon
        /// Refuses another schema than this program's; waits up to 5 s for the daemon's commits.
        case administration
    }

    public init(path: String, role: Role) throws(StoreError) { fatalError("unwritten") }

    /// Finishes what waits to be written and closes. Later calls throw `.closed`.
    public func close() { fatalError("unwritten") }

    /// Commits made and rows written since the start.
    public var writes: (commits: Int, rows: Int) { fatalError("unwritten") }

    /// Throws where nothing can be written at the moment.
    public func checkWritable() throws(StoreError) { fatalError("unwritten") }
}

/// A page of a list: how many rows match in all, and those asked for.
public struct Page<Row: Sendable>: Sendable {
    public let count: Int
    public let rows: [Row]

    public init(count: Int, rows: [Row]) {
        self.count = count
        self.rows = rows
    }
}

/// Which rows of a list.
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
