/// Why bytes are not JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// Such as `Expecting ',' delimiter`.
    public let reason: String
    /// Code points before the offending one.
    public let offset: Int
    /// From 1.
    public let line: Int
    /// From 1, in code points.
    public let column: Int

    public init(reason: String, offset: Int, line: Int, column: Int) {
        self.reason = reason
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// `Expecting ',' delimiter: line 1 column 2 (char 1)`
    public var sentence: String { "\(reason): line \(line) column \(column) (char \(offset))" }
}
