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
    /// The next row; `nil` at the end. Throws `UnreadableImport` where no further row can be found.
    mutating func next() throws -> ImportRow?
}

/// The text is broken in a way that leaves unknown where the next row begins.
struct UnreadableImport: Error, Equatable {
    let line: Int
    let attr: String?
    let detail: String
}
