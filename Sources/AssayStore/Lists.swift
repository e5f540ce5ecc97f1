/// A page of a list: how many rows match in all, and those asked for.
public struct Page<Row: Sendable>: Sendable {
    public let count: Int
    public let rows: [Row]
    /// Row numbers of the others that were asked for, where they are so large that more of them would fill the memory.
    public let rest: [Int64]

    public init(count: Int, rows: [Row], rest: [Int64] = []) {
        self.count = count
        self.rows = rows
        self.rest = rest
    }
}

/// Bytes of a page after which its rows are left to be read one after another.
let pageSize = 512 << 10

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
