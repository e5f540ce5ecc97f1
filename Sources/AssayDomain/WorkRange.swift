/// Part of a batch run's work: a range of its items, and the pass in which their cells are judged.
public struct WorkRange: Sendable, Hashable {
    /// Which cells of an item are judged.
    public enum Pass: Sendable, Hashable {
        /// All of them, for the first time.
        case initial
        /// Those that ended in error and were opened again.
        case retry
    }

    public let pass: Pass
    public let range: ItemRange

    public init(_ pass: Pass, _ range: ItemRange) {
        self.pass = pass
        self.range = range
    }

    /// The items up to and including `ordinal`.
    public func prefix(through ordinal: Int64) -> WorkRange { WorkRange(pass, ItemRange(after: range.after, through: ordinal)) }

    /// The items after `ordinal`.
    public func suffix(after ordinal: Int64) -> WorkRange { WorkRange(pass, ItemRange(after: ordinal, through: range.through)) }
}

/// The items after `after` up to and including `through`, in the order of their ordinals.
public struct ItemRange: Sendable, Hashable {
    public let after: Int64
    public let through: Int64

    public init(after: Int64, through: Int64) {
        self.after = after
        self.through = through
    }
}

/// A cell of an item.
public struct ItemCell: Sendable, Hashable {
    /// Position in the run's evaluations, starting at 0.
    public let evaluation: Int
    /// Starting at 1.
    public let trial: Int

    public init(evaluation: Int, trial: Int) {
        self.evaluation = evaluation
        self.trial = trial
    }
}
