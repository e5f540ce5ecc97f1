internal import AssayDomain

/// One row of an import, as far as it could be understood.
struct ImportRow {
    /// Where it begins, from 1.
    let line: Int
    /// Bytes that it had.
    let size: Int
    let content: Result<DatasetItem.Content, APIError>
}

/// Reads the rows of one format.
protocol ImportRows {
    /// The next row; `nil` at the end.
    mutating func next() throws -> ImportRow?
    /// Rows that were left out because nothing is in them, such as `,,`.
    var blankRows: Int { get }
}

/// Nothing can be read of a file: it is of another kind, or its headings are wrong.
struct UnreadableImport: Error, Equatable {
    let line: Int
    let attr: String?
    let detail: String
}
