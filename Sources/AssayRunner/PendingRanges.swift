public import AssayDomain

/// The items of a run that are waiting to be judged: sorted, disjoint ranges, those of the initial pass before those of the retry.
public struct PendingRanges: Sendable, Equatable {
    private var ranges: [WorkRange]

    public init() {
        ranges = []
    }

    /// The items up to `last` (none if it is `nil`), except those in `finished`, which is sorted.
    public init(_ pass: WorkRange.Pass, through last: Int64?, without finished: [ItemRange] = []) {
        ranges = []
        guard let last else { return }
        var after = Int64.min
        for range in finished where after < last {
            append(pass, ItemRange(after: after, through: min(range.after, last)))
            after = max(after, range.through)
        }
        append(pass, ItemRange(after: after, through: last))
    }

    public var isEmpty: Bool { ranges.isEmpty }

    mutating func popFirst() -> WorkRange? {
        ranges.isEmpty ? nil : ranges.removeFirst()
    }

    /// Inserts a range at its place in the order. An empty range is ignored.
    mutating func reinsert(_ range: WorkRange) {
        guard range.range.after < range.range.through else { return }
        let position = ranges.firstIndex { range.precedes($0) } ?? ranges.endIndex
        ranges.insert(range, at: position)
    }

    public static func + (first: PendingRanges, second: PendingRanges) -> PendingRanges {
        var both = first
        for range in second.ranges { both.reinsert(range) }
        return both
    }

    private mutating func append(_ pass: WorkRange.Pass, _ range: ItemRange) {
        if range.after < range.through { ranges.append(WorkRange(pass, range)) }
    }
}

extension WorkRange {
    fileprivate func precedes(_ other: WorkRange) -> Bool {
        pass == other.pass ? range.through <= other.range.after : pass == .initial
    }
}
