/// Sorts values like Python's `list.sort`, so that it fails at the same pair if several pairs cannot be compared. It keeps existing runs,
/// extends short ones by insertion, and merges neighbours.
struct StableSort {
    private var items: [Value]
    private var comparisons = 0

    init(_ items: [Value]) { self.items = items }

    mutating func sorted(_ runtime: borrowing Runtime) throws(HogFailure) -> [Value] {
        var runs = try runs(runtime)
        while runs.count > 1 {
            var merged: [Range<Int>] = []
            for pair in stride(from: 0, to: runs.count, by: 2) {
                guard pair + 1 < runs.count else {
                    merged.append(runs[pair])
                    continue
                }
                try merge(runs[pair], runs[pair + 1], runtime)
                merged.append(runs[pair].lowerBound..<runs[pair + 1].upperBound)
            }
            runs = merged
        }
        return items
    }

    private mutating func isLess(_ left: Value, _ right: Value, _ runtime: borrowing Runtime) throws(HogFailure) -> Bool {
        comparisons &+= 1
        if comparisons & 4095 == 0 { try runtime.checkClock() }
        return try runtime.heap.isLess(left, right)
    }
}

// MARK: Runs

extension StableSort {
    /// Divides the items into sorted runs. Only the last may be shorter than Python's minimum.
    private mutating func runs(_ runtime: borrowing Runtime) throws(HogFailure) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        let minimum = Self.minimumRun(items.count)
        var start = 0
        while start < items.count {
            let natural = try naturalRun(from: start, runtime)
            let end = max(natural, min(items.count, start + minimum))
            try insert(natural..<end, after: start, runtime)
            runs.append(start..<end)
            start = end
        }
        return runs
    }

    /// The minimum length of a run, between 32 and 64, so that the number of runs is a power of two or slightly less.
    private static func minimumRun(_ count: Int) -> Int {
        var (left, rest) = (count, 0)
        while left >= 64 {
            rest |= left & 1
            left >>= 1
        }
        return left + rest
    }

    /// Returns the end of the run that begins here. A strictly descending run is reversed.
    private mutating func naturalRun(from start: Int, _ runtime: borrowing Runtime) throws(HogFailure) -> Int {
        guard start + 1 < items.count else { return items.count }
        let descends = try isLess(items[start + 1], items[start], runtime)
        var end = start + 2
        while end < items.count, try isLess(items[end], items[end - 1], runtime) == descends { end += 1 }
        if descends { items[start..<end].reverse() }
        return end
    }

    /// Inserts each of these elements in order among those before it.
    private mutating func insert(_ indices: Range<Int>, after start: Int, _ runtime: borrowing Runtime) throws(HogFailure) {
        for index in indices {
            let item = items[index]
            var (low, high) = (start, index)
            while low < high {
                let middle = low + (high - low) / 2
                if try isLess(item, items[middle], runtime) { high = middle } else { low = middle + 1 }
            }
            var hole = index
            while hole > low {
                items[hole] = items[hole - 1]
                hole -= 1
            }
            items[low] = item
        }
    }

    private mutating func merge(_ left: Range<Int>, _ right: Range<Int>, _ runtime: borrowing Runtime) throws(HogFailure) {
        // Often the parts are already in order.
        guard try isLess(items[right.lowerBound], items[left.upperBound - 1], runtime) else { return }
        let first = Array(items[left])
        var (index, next, target) = (0, right.lowerBound, left.lowerBound)
        while index < first.count {
            if next < right.upperBound, try isLess(items[next], first[index], runtime) {
                items[target] = items[next]
                next += 1
            } else {
                items[target] = first[index]
                index += 1
            }
            target += 1
        }
    }
}
