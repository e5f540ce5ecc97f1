/// The quantiles of numbers that come one by one in ascending order: only those at their places are kept, however many there are.
public struct SortedQuantiles: Sendable {
    private let count: Int
    private var wanted: [Int: Double?]
    private var next = 0

    /// - Parameter count: how many numbers will come.
    public init(count: Int) {
        self.count = count
        let places = Quantiles.shares.map { QuantilePlace($0, of: max(1, count)) }
        wanted = Dictionary(places.flatMap { [($0.below, nil), ($0.above, nil)] }, uniquingKeysWith: { first, _ in first })
    }

    public mutating func add(_ number: Double) {
        if wanted[next] != nil { wanted[next] = .some(number) }
        next += 1
    }

    /// `nil` where there are no numbers, or not so many as were announced.
    public var quantiles: Quantiles? {
        guard next == count else { return nil }
        return Quantiles(count: count) { wanted[$0].flatMap { $0 } ?? .nan }
    }
}
