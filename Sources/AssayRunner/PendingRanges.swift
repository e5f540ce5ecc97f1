internal import AssayStore

/// The items of a run that nobody has in hand: ranges in order that do not overlap, those that are judged for the first time before those
/// that were opened again.
struct PendingRanges: Equatable {
    private var portions: [WorkRange]

    init() {
        portions = []
    }

    /// The items up to `last` (none where it is `nil`) but those that have been recorded; `recorded` is in order.
    init(_ pass: WorkRange.Pass, through last: Int64?, without recorded: [ItemRange]) {
        portions = []
        guard let last else { return }
        var after = Int64.min
        for range in recorded where after < last {
            append(pass, ItemRange(after: after, through: min(range.after, last)))
            after = max(after, range.through)
        }
        append(pass, ItemRange(after: after, through: last))
    }

    var isEmpty: Bool { portions.isEmpty }

    mutating func takeFirst() -> WorkRange? {
        portions.isEmpty ? nil : portions.removeFirst()
    }

    /// Puts a portion back where it belongs; one without room for an item is dropped.
    mutating func giveBack(_ portion: WorkRange) {
        guard portion.range.after < portion.range.through else { return }
        let position = portions.firstIndex { portion.comes(before: $0) } ?? portions.endIndex
        portions.insert(portion, at: position)
    }

    static func + (first: PendingRanges, second: PendingRanges) -> PendingRanges {
        var both = first
        for portion in second.portions { both.giveBack(portion) }
        return both
    }

    private mutating func append(_ pass: WorkRange.Pass, _ range: ItemRange) {
        if range.after < range.through { portions.append(WorkRange(pass, range)) }
    }
}

extension WorkRange {
    fileprivate func comes(before other: WorkRange) -> Bool {
        pass == other.pass ? range.through <= other.range.after : pass == .first
    }
}
