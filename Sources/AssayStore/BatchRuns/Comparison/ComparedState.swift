public import AssayDomain
public import JSON

/// How two runs are: as long as it stays the same, so does what a comparison of them comes to.
public struct ComparedState: Sendable, Equatable {
    /// Raised when a comparison of the same results comes to something else, or is told otherwise.
    private static let format = 1

    public let text: String
    /// Results of both runs, about.
    public let cells: Int
    /// Whether neither of the runs gets on by itself.
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

/// What a comparison came to.
public struct CachedComparison: Sendable {
    /// How the runs were then.
    public let state: String
    public let outcome: JSONText
    public let createdAt: Timestamp
}

extension Store {
    /// How two runs are at present.
    public func comparedState(of candidate: BatchRun, and baseline: BatchRun) throws(StoreError) -> ComparedState {
        try read { (connection) throws(StoreError) in
            let recorded = try (candidate: connection.recordedCells(of: candidate.id), baseline: connection.recordedCells(of: baseline.id))
            return ComparedState(candidate, baseline, recorded: recorded)
        }
    }

    /// The last comparison of two runs that was kept.
    public func keptComparison(of candidate: ID<BatchRun>, with baseline: ID<BatchRun>) throws(StoreError) -> CachedComparison? {
        try read { (connection) throws(StoreError) in
            try connection.first(keptOutcome, candidate, baseline) { row throws(StoreError) in
                try CachedComparison(state: row.next(), outcome: row.next(), createdAt: row.next())
            }
        }
    }

    /// Keeps what a comparison came to, in the place of an earlier one.
    public func keepComparison(
        of candidate: ID<BatchRun>, with baseline: ID<BatchRun>, _ state: ComparedState, outcome: JSONText
    ) throws(StoreError) {
        _ = try write(.normal) { (connection) throws(StoreError) in
            try connection.run(keepOutcome, state.text, outcome, Timestamp.now(), candidate, baseline)
        }
    }
}

extension Connection {
    /// How many results were ever recorded: it grows with each, so that it tells one state of a run from another.
    fileprivate func recordedCells(of run: ID<BatchRun>) throws(StoreError) -> Int {
        try first(cellsEverRecorded, run) { row throws(StoreError) in try row.next(as: Int.self) } ?? 0
    }
}

private let cellsEverRecorded = """
    SELECT coalesce(sum(verdict + not_applicable + error + skipped), 0) FROM batch_subtotals
    WHERE run = (SELECT id FROM batch_runs WHERE uuid = ?)
    """

private let keptOutcome = """
    SELECT state, outcome, created_at FROM batch_comparisons
    WHERE candidate = (SELECT id FROM batch_runs WHERE uuid = ?) AND baseline = (SELECT id FROM batch_runs WHERE uuid = ?)
    """

private let keepOutcome = """
    INSERT INTO batch_comparisons (state, outcome, created_at, candidate, baseline)
    SELECT ?, ?, ?, candidates.id, baselines.id FROM batch_runs AS candidates CROSS JOIN batch_runs AS baselines
    WHERE candidates.uuid = ? AND baselines.uuid = ?
    ON CONFLICT (candidate, baseline) DO UPDATE SET state = excluded.state, outcome = excluded.outcome, created_at = excluded.created_at
    """
