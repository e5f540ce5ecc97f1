public import AssayDomain

/// A request to queue a run that has settled again: a resume or a retry.
public struct RequeueRequest: Sendable {
    /// Whether cells in error are opened again. Without it, only a paused run can be queued again.
    public var retryingErrors: Bool
    /// The new budget (`.some(nil)`: no budget); `nil` keeps the current one.
    public var budget: Budget??

    public init(retryingErrors: Bool, budget: Budget?? = nil) {
        self.retryingErrors = retryingErrors
        self.budget = budget
    }
}

/// The outcome of a request to queue a run again.
public enum RequeueResult: Sendable {
    /// The run is queued again.
    case queued(BatchRun)
    /// The run cannot be queued again: its status does not allow it, or it has no cells in error to open.
    case unchanged(BatchRun)
    /// The budget that the run would have is already spent.
    case exhausted(BatchRun, Budget, Spending)
}

extension Store {
    /// Queues a run again and, for a retry, opens its cells in error, in one transaction; `nil` if there is no such run. On disk when this
    /// returns.
    public func requeueBatchRun(_ id: ID<BatchRun>, _ request: RequeueRequest) throws(StoreError) -> RequeueResult? {
        try write(.full) { (session) throws(StoreError) in
            guard let run = try session.batchRun(id), let row = try session.batchRunRow(id) else { return nil }
            let totals = try session.counters(of: id)
            guard request.applies(to: run, totals) else { return .unchanged(run) }
            let budget = request.budget ?? run.budget
            if let budget, budget.remaining(after: totals.spending).isExhausted { return .exhausted(run, budget, totals.spending) }
            if request.retryingErrors { try session.reopenErrors(of: row, totals.tallies) }
            try session.deleteStatistics(of: row)
            try session.setStatisticsDue(run.needsStatistics, of: row)
            guard try session.run(requeueRunSQL, BatchRun.Status.queued, budget?.json, row, run.status) == 1 else { throw .busy }
            return try session.batchRun(id).map(RequeueResult.queued)
        }
    }
}

extension RequeueRequest {
    fileprivate func applies(to run: BatchRun, _ totals: RunTotals) -> Bool {
        guard retryingErrors else { return run.status == .paused }
        return [.paused, .completed, .failed].contains(run.status) && totals.total.error > 0
    }
}

extension Session {
    /// Opens a run's cells in error. Their results stay until they are replaced; because of their earlier round they no longer count.
    fileprivate func reopenErrors(of run: Int64, _ tallies: [Tally]) throws(StoreError) {
        for (evaluation, tally) in tallies.enumerated() where tally.error > 0 {
            try self.run(
                "UPDATE batch_run_evaluations SET reopened = reopened + ? WHERE run = ? AND position = ?", tally.error, run, evaluation)
        }
        try self.run("UPDATE batch_runs SET round = round + 1 WHERE id = ?", run)
    }
}

/// A process that still computes the statistics of the settled run loses its lease, so that it does not end the run again.
private let requeueRunSQL = """
    UPDATE batch_runs SET status = ?, status_reason = NULL, status_reason_detail = NULL, finished_at = NULL, budget = ?,
        fence = fence + (owner IS NOT NULL), owner = NULL, lease_until = NULL
    WHERE id = ? AND status = ?
    """

extension Store {
    /// Sets a run's status if it is in one of `from`, and returns the run as it is afterwards; `nil` if there is no such run. For requests
    /// of clients: the process that works on the run learns of it. On disk when it returns.
    public func setStatus(ofBatchRun id: ID<BatchRun>, from: Set<BatchRun.Status>, to status: BatchRun.Status, reason: BatchRun.Reason?)
        throws(StoreError) -> BatchRun?
    {
        try write(.full) { (session) throws(StoreError) in
            guard let run = try session.batchRun(id) else { return nil }
            guard from.contains(run.status) else { return run }
            try session.set(status, reason, of: run)
            return try session.batchRun(id)
        }
    }

    /// Moves a run that is queued to `running`, and returns it as it is afterwards: it may have been cancelled meanwhile. Fails with
    /// `.leaseLost` if another process has taken the run over. On disk when it returns.
    public func startRun(under token: BatchRun.FencingToken) throws(StoreError) -> BatchRun {
        try write(.full) { (session) throws(StoreError) in
            _ = try session.ownedRun(token)
            if let run = try session.batchRun(token.run), run.status == .queued { try session.set(.running, nil, of: run) }
            guard let run = try session.batchRun(token.run) else { throw .missing("batch run") }
            return run
        }
    }

    /// Ends a run: sets its status, unless it was cancelled meanwhile, and gives up its lease. Its statistics have been saved, or cannot be
    /// computed. Fails with `.leaseLost` if another process has taken the run over. On disk when it returns, and with it the results that were
    /// recorded before.
    public func endRun(
        under token: BatchRun.FencingToken, as status: BatchRun.Status, reason: BatchRun.Reason?
    ) throws(StoreError) -> BatchRun {
        try write(.full) { (session) throws(StoreError) in
            let row = try session.ownedRun(token).row
            if let run = try session.batchRun(token.run), [.queued, .running].contains(run.status) {
                try session.set(status, reason, of: run)
            }
            try session.run("UPDATE batch_runs SET owner = NULL, lease_until = NULL, statistics_due = 0 WHERE id = ?", row)
            guard let run = try session.batchRun(token.run) else { throw .missing("batch run") }
            return run
        }
    }
}

extension Session {
    /// Sets `startedAt` on the first `running`, and `finishedAt` on a final status.
    fileprivate func set(_ status: BatchRun.Status, _ reason: BatchRun.Reason?, of run: BatchRun) throws(StoreError) {
        let now = Timestamp.now()
        let changed = try self.run(
            """
            UPDATE batch_runs SET status = ?, status_reason = ?, status_reason_detail = ?, started_at = ?, finished_at = ?
            WHERE uuid = ? AND status = ?
            """, status, reason?.code, reason?.detail, run.startedAt ?? (status == .running ? now : nil), status.isFinal ? now : nil,
            run.id, run.status)
        guard changed == 1 else { throw .busy }
    }
}
