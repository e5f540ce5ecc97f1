internal import AssayDomain

/// The number that each item draws: those with the smallest ones are chosen, so that each has the same chance.
///
/// Which number is the largest one chosen is found in two walks over the items, whose memory does not grow with them: the first counts the
/// numbers by their first bits, the second keeps those of the one group that the largest is in.
struct BottomKSelection {
    private static let prefixLength: UInt64 = 12

    private let seed: UInt64
    /// Items to choose: fewer than there are.
    private let wanted: Int
    private var counts = [Int](repeating: 0, count: 1 << Self.prefixLength)
    private var group: (prefix: UInt64, wanted: Int)?
    private var drawn: [Lot] = []
    private var largest: Lot?

    /// Items with the same number go by their ordinals.
    private struct Lot: Comparable {
        let number: UInt64
        let item: Int64

        static func < (left: Lot, right: Lot) -> Bool { (left.number, left.item) < (right.number, right.item) }
    }

    init(choosing wanted: Int, seed: UInt64) {
        self.wanted = wanted
        self.seed = seed
    }

    /// In the first walk.
    mutating func count(_ item: ID<DatasetItem>) { counts[Int(Self.prefix(of: number(of: item)))] += 1 }

    /// Between the walks.
    mutating func finishCounting() {
        var before = 0
        for (prefix, count) in counts.enumerated() {
            if before + count >= wanted {
                group = (UInt64(prefix), wanted - before)
                break
            }
            before += count
        }
        counts = []
    }

    /// In the second walk.
    mutating func keep(_ item: ID<DatasetItem>, _ ordinal: Int64) {
        let number = number(of: item)
        if Self.prefix(of: number) == group?.prefix { drawn.append(Lot(number: number, item: ordinal)) }
    }

    /// After it.
    mutating func finishKeeping() {
        drawn.sort()
        if let group, group.wanted <= drawn.count, group.wanted > 0 { largest = drawn[group.wanted - 1] }
        drawn = []
    }

    func isChosen(_ item: ID<DatasetItem>, _ ordinal: Int64) -> Bool {
        guard let largest else { return false }
        return Lot(number: number(of: item), item: ordinal) <= largest
    }

    private func number(of item: ID<DatasetItem>) -> UInt64 {
        [item.high, item.low].reduce(Self.mixed(seed)) { Self.mixed($0 ^ $1) }
    }

    private static func prefix(of number: UInt64) -> UInt64 { number >> (64 - prefixLength) }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var random = SeededRandom(seed: value)
        return random.next()
    }
}
