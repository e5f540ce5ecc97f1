internal import AssayStore

/// The items of a run that nobody has in hand: ranges in order that do not overlap. The last one has no end until it is read to its end.
struct OpenItems: Equatable {
    private var ranges: [ItemRange]

    init() {
        ranges = []
    }

    /// Everything but what has been recorded; `recorded` is in order.
    init(without recorded: [ItemRange]) {
        ranges = []
        var after = Int64.min
        for range in recorded {
            if after < range.after { ranges.append(ItemRange(after: after, through: range.after)) }
            after = max(after, range.through)
        }
        ranges.append(ItemRange(after: after, through: .max))
    }

    var isEmpty: Bool { ranges.isEmpty }

    mutating func takeFirst() -> ItemRange? {
        ranges.isEmpty ? nil : ranges.removeFirst()
    }

    /// Puts a range back where it belongs; one without room for an item is dropped.
    mutating func giveBack(_ range: ItemRange) {
        guard range.after < range.through else { return }
        let position = ranges.firstIndex { $0.after >= range.through } ?? ranges.endIndex
        ranges.insert(range, at: position)
    }
}
