public import AssayDomain

/// Some of a run's items, and on which occasion they are judged.
public struct WorkRange: Sendable, Hashable {
    /// When an item's cells are judged.
    public enum Pass: Sendable, Hashable {
        /// All of them, for the first time.
        case first
        /// Those that ended in error and were opened again.
        case reopened
    }

    public let pass: Pass
    public let range: ItemRange

    public init(_ pass: Pass, _ range: ItemRange) {
        self.pass = pass
        self.range = range
    }
}

/// The cells of some items that have ended, and what that took.
public struct JudgedRange: Sendable {
    public let portion: WorkRange
    public let results: [CellResult]
    /// What went by while the run was going, since it was last said.
    public let microseconds: Int64

    public init(_ portion: WorkRange, results: [CellResult], microseconds: Int64) {
        self.portion = portion
        self.results = results
        self.microseconds = microseconds
    }
}
