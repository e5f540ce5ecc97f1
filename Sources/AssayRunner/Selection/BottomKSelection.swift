internal import AssayDomain

/// Selects random items: each item gets a pseudo-random number from its id and the seed, and the k items with the smallest numbers are
/// selected.
///
/// Finds the k-th smallest number in two scans over the items with constant memory: the first counts items by the leading bits of their
/// numbers, the second collects those in the one bucket that contains the k-th.
struct BottomKSelection {
    private static let prefixLength: UInt64 = 12

    private let seed: UInt64
    /// Number of items to select; less than the number of items.
    private let wanted: Int
    private var counts = [Int](repeating: 0, count: 1 << Self.prefixLength)
    private var bucket: (prefix: UInt64, wanted: Int)?
    private var candidates: [Draw] = []
    private var largest: Draw?

    /// An item with its number. Items with equal numbers are ordered by ordinal.
    private struct Draw: Comparable {
        let number: UInt64
        let item: Int64

        static func < (left: Draw, right: Draw) -> Bool { (left.number, left.item) < (right.number, right.item) }
    }

    init(selecting wanted: Int, seed: UInt64) {
        self.wanted = wanted
        self.seed = seed
    }

    /// First scan: call for each item.
    mutating func count(_ item: ID<DatasetItem>) { counts[Int(Self.prefix(of: number(of: item)))] += 1 }

    /// Call after the first scan.
    mutating func finishCounting() {
        var before = 0
        for (prefix, count) in counts.enumerated() {
            if before + count >= wanted {
                bucket = (UInt64(prefix), wanted - before)
                break
            }
            before += count
        }
        counts = []
    }

    /// Second scan: call for each item.
    mutating func collect(_ item: ID<DatasetItem>, _ ordinal: Int64) {
        let number = number(of: item)
        if Self.prefix(of: number) == bucket?.prefix { candidates.append(Draw(number: number, item: ordinal)) }
    }

    /// Call after the second scan.
    mutating func finishCollecting() {
        candidates.sort()
        if let bucket, bucket.wanted <= candidates.count, bucket.wanted > 0 { largest = candidates[bucket.wanted - 1] }
        candidates = []
    }

    func isSelected(_ item: ID<DatasetItem>, _ ordinal: Int64) -> Bool {
        guard let largest else { return false }
        return Draw(number: number(of: item), item: ordinal) <= largest
    }

    private func number(of item: ID<DatasetItem>) -> UInt64 {
        [item.high, item.low].reduce(Self.hash(seed)) { Self.hash($0 ^ $1) }
    }

    private static func prefix(of number: UInt64) -> UInt64 { number >> (64 - prefixLength) }

    private static func hash(_ value: UInt64) -> UInt64 {
        var random = SeededRandom(seed: value)
        return random.next()
    }
}
