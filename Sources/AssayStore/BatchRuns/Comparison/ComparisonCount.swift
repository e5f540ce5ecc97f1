public import AssayDomain

/// Counts what became of the items of two runs, some at a time: no read is long, and memory does not grow with the runs.
public struct ComparisonCount: Sendable {
    private let candidate: BatchRun
    private let baseline: BatchRun
    private let pairs: [EvaluationPairing.Pair]
    private var place: ComparisonCursor? = .start
    /// One for each of the pairs.
    public private(set) var tallies: [PairTally]
    /// Results that were looked at.
    public private(set) var done = 0

    /// Results of a read.
    private static let part = 10_000

    public init(of candidate: BatchRun, against baseline: BatchRun, _ pairing: EvaluationPairing) {
        self.candidate = candidate
        self.baseline = baseline
        pairs = pairing.pairs
        tallies = pairs.map { PairTally(measure: $0.measure) }
    }

    public var isOver: Bool { place == nil }

    /// Counts some more. Where it throws, some of the items may have been counted already: the count has to begin again.
    public mutating func advance(_ store: Store) throws(StoreError) {
        guard let place else { return }
        // Taken out, as a copy of so many numbers for each part would take longer than counting it.
        var tallies: [PairTally] = []
        swap(&tallies, &self.tallies)
        defer { self.tallies = tallies }
        let (walked, next) = try store.read { (connection) throws(StoreError) -> (Int, ComparisonCursor?) in
            try connection.snapshot { () throws(StoreError) -> (Int, ComparisonCursor?) in
                guard let runs = try ComparedRuns(connection, candidate: candidate, baseline: baseline) else { return (0, nil) }
                return try runs.walk(
                    connection, pairs, from: place, results: Self.part,
                    do: { (item, _) throws(StoreError) in
                        for pair in pairs.indices {
                            let (new, old) = (item.candidateScores[pair], item.baselineScores[pair])
                            if new != nil || old != nil { tallies[pair].add(candidate: new, baseline: old) }
                        }
                        return true
                    })
            }
        }
        self.place = next
        done += walked
    }
}

extension Store {
    /// Counts what became of the items of two runs, which are of one project: one tally for each of the pairs.
    public func tallies(of candidate: BatchRun, against baseline: BatchRun, _ pairing: EvaluationPairing) throws(StoreError) -> [PairTally]
    {
        var count = ComparisonCount(of: candidate, against: baseline, pairing)
        while !count.isOver { try count.advance(self) }
        return count.tallies
    }
}
