public import AssayDomain
public import JSON

/// Counts how the items of two runs changed, in steps: no read transaction is long, and memory does not grow with the runs.
public struct ComparisonCount: Sendable {
    private let candidate: BatchRun
    private let baseline: BatchRun
    private let pairs: [EvaluationPairing.Pair]
    private var cursor: ComparisonCursor? = .start
    /// One for each pair of evaluations.
    public private(set) var tallies: [PairTally]
    /// Number of results read so far.
    public private(set) var done = 0

    /// Results that are read per step.
    private static let resultsPerStep = 10_000

    public init(of candidate: BatchRun, against baseline: BatchRun, _ pairing: EvaluationPairing) {
        self.candidate = candidate
        self.baseline = baseline
        pairs = pairing.pairs
        tallies = pairs.map { PairTally(measure: $0.measure) }
    }

    public var isFinished: Bool { cursor == nil }

    /// Counts the next items. If this throws, some of them may have been counted already: start again with a new `ComparisonCount`.
    public mutating func advance(_ store: Store) throws(StoreError) {
        guard let cursor else { return }
        // Moved out of `self`, since copying the tallies for each step would take longer than counting.
        var tallies: [PairTally] = []
        swap(&tallies, &self.tallies)
        defer { self.tallies = tallies }
        let (walked, next) = try store.readSnapshot { (session) throws(StoreError) -> (Int, ComparisonCursor?) in
            guard let runs = try ComparedRuns(session, candidate: candidate, baseline: baseline) else { return (0, nil) }
            return try runs.walk(
                session, pairs, from: cursor, results: Self.resultsPerStep,
                do: { (item, _) throws(StoreError) in
                    for pair in pairs.indices {
                        let (new, old) = (item.candidateScores[pair], item.baselineScores[pair])
                        if new != nil || old != nil { tallies[pair].add(candidate: new, baseline: old) }
                    }
                    return true
                })
        }
        self.cursor = next
        done += walked
    }
}

extension Store {
    /// Counts how the items of two runs of a project changed: one tally for each pair of evaluations.
    public func tallies(of candidate: BatchRun, against baseline: BatchRun, _ pairing: EvaluationPairing) throws(StoreError) -> [PairTally]
    {
        var count = ComparisonCount(of: candidate, against: baseline, pairing)
        while !count.isFinished { try count.advance(self) }
        return count.tallies
    }
}

/// The state of two runs, which is part of a cached comparison: as long as it is the same, the comparison is valid.
public struct ComparedState: Sendable, Equatable {
    /// Increased when the computation or the JSON of comparisons changes, so that older cached comparisons become invalid.
    private static let format = 1

    public let text: String
    /// Approximate number of results of both runs.
    public let cells: Int
    /// Whether both runs have ended or are paused, so that their results do not change.
    public let isSettled: Bool

    fileprivate init(_ candidate: BatchRun, _ baseline: BatchRun, recorded: (candidate: Int, baseline: Int)) {
        let sides = [(candidate, recorded.candidate), (baseline, recorded.baseline)].map { run, cells in
            "\(run.status.rawValue) \(run.round) \(cells)"
        }
        text = "\(Self.format): \(sides.joined(separator: ", "))"
        cells = recorded.candidate + recorded.baseline
        isSettled = [candidate, baseline].allSatisfy { $0.status.isFinal || $0.status == .paused }
    }
}

/// A comparison that was stored.
public struct CachedComparison: Sendable {
    /// `ComparedState.text` of the runs at that time.
    public let state: String
    public let outcome: JSONText
    public let createdAt: Timestamp
}

extension Store {
    /// The current state of two runs.
    public func comparedState(of candidate: BatchRun, and baseline: BatchRun) throws(StoreError) -> ComparedState {
        try read { (session) throws(StoreError) in
            let recorded = try (candidate: session.recordedCells(of: candidate.id), baseline: session.recordedCells(of: baseline.id))
            return ComparedState(candidate, baseline, recorded: recorded)
        }
    }

    /// The last comparison of two runs that was stored, if any.
    public func cachedComparison(of candidate: ID<BatchRun>, with baseline: ID<BatchRun>) throws(StoreError) -> CachedComparison? {
        try read { (session) throws(StoreError) in
            try session.first(selectComparison, candidate, baseline) { row throws(StoreError) in
                try CachedComparison(state: row.next(), outcome: row.next(), createdAt: row.next())
            }
        }
    }

    /// Stores a comparison and replaces an earlier one of the same runs.
    public func cacheComparison(
        of candidate: ID<BatchRun>, with baseline: ID<BatchRun>, _ state: ComparedState, outcome: JSONText
    ) throws(StoreError) {
        _ = try write(.normal) { (session) throws(StoreError) in
            try session.run(upsertComparison, state.text, outcome, Timestamp.now(), candidate, baseline)
        }
    }
}

extension Session {
    /// Number of results that were ever recorded. It grows with each result, so that it distinguishes the states of a run.
    fileprivate func recordedCells(of run: ID<BatchRun>) throws(StoreError) -> Int {
        try value(cellsEverRecorded, run, as: Int.self) ?? 0
    }
}

private let cellsEverRecorded = """
    SELECT coalesce(sum(verdict + not_applicable + error + skipped), 0) FROM batch_counters
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?)
    """

private let selectComparison = """
    SELECT state, outcome, created_at FROM batch_comparisons
    WHERE candidate = (SELECT id FROM batch_runs WHERE uuid = ?) AND baseline = (SELECT id FROM batch_runs WHERE uuid = ?)
    """

private let upsertComparison = """
    INSERT INTO batch_comparisons (state, outcome, created_at, candidate, baseline)
    SELECT ?, ?, ?, candidates.id, baselines.id FROM batch_runs AS candidates CROSS JOIN batch_runs AS baselines
    WHERE candidates.uuid = ? AND baselines.uuid = ?
    ON CONFLICT (candidate, baseline) DO UPDATE SET state = excluded.state, outcome = excluded.outcome, created_at = excluded.created_at
    """
