/// Sorts values as Python's `list.sort` does, so that of several pairs that cannot be compared it meets the same one first: runs that
/// are there already are kept, short ones are filled up by insertion, and neighbours are merged.
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
    /// Sorted parts one after another, none but the last shorter than Python's minimum.
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

    /// Between 32 and 64, so that there are a power of two of them or a few less.
    private static func minimumRun(_ count: Int) -> Int {
        var (left, rest) = (count, 0)
        while left >= 64 {
            rest |= left & 1
            left >>= 1
        }
        return left + rest
    }

    /// Where the run ends that begins here. One that strictly descends is turned round.
    private mutating func naturalRun(from start: Int, _ runtime: borrowing Runtime) throws(HogFailure) -> Int {
        guard start + 1 < items.count else { return items.count }
        let descends = try isLess(items[start + 1], items[start], runtime)
        var end = start + 2
        while end < items.count, try isLess(items[end], items[end - 1], runtime) == descends { end += 1 }
        if descends { items[start..<end].reverse() }
        return end
    }

    /// Puts each of some elements into its place among those before it.
    private mutating func insert(_ places: Range<Int>, after start: Int, _ runtime: borrowing Runtime) throws(HogFailure) {
        for place in places {
            let item = items[place]
            var (low, high) = (start, place)
            while low < high {
                let middle = low + (high - low) / 2
                if try isLess(item, items[middle], runtime) { high = middle } else { low = middle + 1 }
            }
            var hole = place
            while hole > low {
                items[hole] = items[hole - 1]
                hole -= 1
            }
            items[low] = item
        }
    }

    private mutating func merge(_ left: Range<Int>, _ right: Range<Int>, _ runtime: borrowing Runtime) throws(HogFailure) {
        // Often one part is all before the other.
        guard try isLess(items[right.lowerBound], items[left.upperBound - 1], runtime) else { return }
        let first = Array(items[left])
        var (place, next, target) = (0, right.lowerBound, left.lowerBound)
        while place < first.count {
            if next < right.upperBound, try isLess(items[next], first[place], runtime) {
                items[target] = items[next]
                next += 1
            } else {
                items[target] = first[place]
                place += 1
            }
            target += 1
        }
    }
}
