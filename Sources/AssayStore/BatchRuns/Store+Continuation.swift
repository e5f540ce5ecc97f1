public import AssayDomain

/// How a run that has settled should go on.
public struct ResumeRequest: Sendable {
    /// Whether cells in error are opened again; without it a run goes on only where it waits.
    public var reopening: Bool
    /// The new budget (`.some(nil)`: none); `nil` leaves it as it is.
    public var budget: Budget??

    public init(reopening: Bool, budget: Budget?? = nil) {
        self.reopening = reopening
        self.budget = budget
    }
}

/// What became of a request to go on.
public enum ResumeResult: Sendable {
    /// The run is queued again.
    case queued(BatchRun)
    /// It is as it was: its status has nothing to go on with, or none of its cells is in error.
    case unchanged(BatchRun)
    /// The budget that it would have is spent.
    case exhausted(BatchRun, Budget, Spending)
}

extension Store {
    /// Queues a run again, in one transaction with the opening of its cells in error. On disk when it returns; `nil` where there is none.
    public func continueBatchRun(_ id: ID<BatchRun>, _ continuation: ResumeRequest) throws(StoreError) -> ResumeResult? {
        try write(.full) { (connection) throws(StoreError) in
            guard let run = try connection.batchRun(id), let row = try connection.batchRunRow(id) else { return nil }
            let totals = try connection.subtotals(of: id)
            guard continuation.applies(to: run, totals) else { return .unchanged(run) }
            let budget = continuation.budget ?? run.budget
            if let budget, budget.left(after: totals.spending).isUsedUp { return .exhausted(run, budget, totals.spending) }
            if continuation.reopening { try connection.reopenErrors(of: row, totals.tallies) }
            try connection.forgetStatistics(of: row)
            try connection.setStatisticsDue(run.needsStatistics, of: row)
            try connection.run(queueAgain, BatchRun.Status.queued, budget?.text, row)
            return try connection.batchRun(id).map(ResumeResult.queued)
        }
    }
}

extension ResumeRequest {
    fileprivate func applies(to run: BatchRun, _ totals: RunTotals) -> Bool {
        guard reopening else { return run.status == .paused }
        return [.paused, .completed, .failed].contains(run.status) && totals.total.error > 0
    }
}

extension Connection {
    /// Their results stay where they are until they get new ones; the round says that they count no more.
    fileprivate func reopenErrors(of run: Int64, _ tallies: [Tally]) throws(StoreError) {
        for (evaluation, tally) in tallies.enumerated() where tally.error > 0 {
            try self.run(
                "UPDATE batch_run_evaluations SET reopened = reopened + ? WHERE run = ? AND position = ?", tally.error, run, evaluation)
        }
        try self.run("UPDATE batch_runs SET round = round + 1 WHERE id = ?", run)
    }
}

private let queueAgain = """
    UPDATE batch_runs SET status = ?, status_reason = NULL, status_reason_detail = NULL, finished_at = NULL, budget = ? WHERE id = ?
    """
