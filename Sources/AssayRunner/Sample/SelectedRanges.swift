internal import AssayStore

/// Items that were chosen, as ranges: as long as one item after the other is chosen, they are in one.
struct SelectedRanges {
    /// Items in all ranges.
    private(set) var count = 0
    private var open: ItemRange?
    /// Ranges that were closed since they were last removed, in order.
    private(set) var waiting: [ItemRange] = []

    /// Adds the next item of the revision.
    mutating func add(_ item: Int64, isChosen: Bool) {
        guard isChosen else { return close() }
        count += 1
        open = ItemRange(after: open?.after ?? item - 1, through: item)
    }

    /// Adds all items of a revision up to its last.
    mutating func addAll(_ items: Int, through last: Int64) {
        count += items
        open = ItemRange(after: .min, through: last)
    }

    /// Nothing is added to the range that is open.
    mutating func close() {
        if let open { waiting.append(open) }
        open = nil
    }

    mutating func removeWaiting() { waiting.removeAll(keepingCapacity: true) }
}
