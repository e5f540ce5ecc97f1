/// The mean of any number of items' means, or of the differences of two: exact, and rounded once at the end.
struct ExactMean: Sendable {
    /// By how many trials an item has: what its numbers are to be divided by.
    private var sums: [(trials: Int, sum: ExactSum)] = []
    /// How many items.
    private(set) var count = 0

    mutating func add(_ item: ItemMean, less other: ItemMean? = nil) {
        add(item, isSubtracted: false)
        if let other { add(other, isSubtracted: true) }
        count += 1
    }

    private mutating func add(_ item: ItemMean, isSubtracted: Bool) {
        let place = place(of: item.trials)
        item.numbers.add(to: &sums[place].sum, isSubtracted: isSubtracted)
    }

    private mutating func place(of trials: Int) -> Int {
        if let place = sums.firstIndex(where: { $0.trials == trials }) { return place }
        sums.append((trials, ExactSum()))
        return sums.count - 1
    }

    /// `nil` where there are no items. Differences of the greatest numbers come to the greatest double at most.
    var rounded: Double? {
        guard count > 0 else { return nil }
        // All of them over the product of the numbers of trials.
        var total = ExactSum()
        for (place, part) in sums.enumerated() {
            var sum = part.sum
            for other in sums.indices where other != place { sum.multiply(by: sums[other].trials) }
            total = total + sum
        }
        return total.divided(by: sums.map(\.trials) + [count])
    }
}
