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
