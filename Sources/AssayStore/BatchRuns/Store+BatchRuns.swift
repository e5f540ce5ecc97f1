public import AssayDomain

extension Store {
    public func batchRun(_ id: ID<BatchRun>, in project: Project.Number) throws(StoreError) -> BatchRun? {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in try connection.batchRuns(batchRunOfProject, id, project).first }
        }
    }

    /// Newest first. The definitions of their evaluations have types, and no configurations, which may be large.
    public func batchRuns(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<BatchRun> {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                let page = try connection.listedRuns(in: project, window)
                return Page(count: page.count, rows: page.rows.map(\.run))
            }
        }
    }

    /// A run and its totals as they were at one moment.
    public func batchRunWithTotals(_ id: ID<BatchRun>, in project: Project.Number) throws(StoreError) -> BatchRunWithTotals? {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                guard let run = try connection.batchRuns(batchRunOfProject, id, project).first else { return nil }
                return BatchRunWithTotals(run: run, totals: try connection.totals(of: id))
            }
        }
    }

    /// The same of a page of the list, newest first, as `batchRuns(in:_:)` has it.
    public func batchRunsWithTotals(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<BatchRunWithTotals> {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in
                let page = try connection.listedRuns(in: project, window)
                let totals = try connection.totals(of: page.rows)
                return Page(count: page.count, rows: zip(page.rows, totals).map { BatchRunWithTotals(run: $0.run, totals: $1) })
            }
        }
    }

    /// Every run of every project that is queued or running, or has settled without its statistics, oldest first: what to go on with after
    /// a start.
    public func unfinishedBatchRuns() throws(StoreError) -> [BatchRun] {
        try read { (connection) throws(StoreError) in
            try connection.snapshot { () throws(StoreError) in try connection.batchRuns(unfinishedRuns) }
        }
    }

    /// Moves a run to `status` where it is in one of `from`, and returns it as it is afterwards; `nil` where there is none.
    /// Sets `startedAt` on the first `running`, `finishedAt` on a final status.
    public func moveBatchRun(_ id: ID<BatchRun>, from: Set<BatchRun.Status>, to status: BatchRun.Status, reason: BatchRun.Reason?)
        throws(StoreError) -> BatchRun?
    {
        try write(.full) { (connection) throws(StoreError) in
            guard let run = try connection.batchRun(id) else { return nil }
            guard from.contains(run.status) else { return run }
            let now = Timestamp.now()
            try connection.run(
                """
                UPDATE batch_runs SET status = ?, status_reason = ?, status_reason_detail = ?, started_at = ?, finished_at = ? WHERE uuid = ?
                """, status, reason?.code, reason?.detail, run.startedAt ?? (status == .running ? now : nil), status.isFinal ? now : nil, id
            )
            return try connection.batchRun(id)
        }
    }
}

private let batchRunOfProject = "\(BatchRunRow.select) WHERE batch_runs.uuid = ? AND batch_runs.project = ?"

let batchRunsOfProject = """
    \(BatchRunRow.select) WHERE batch_runs.project = ? ORDER BY batch_runs.created_at DESC, batch_runs.uuid LIMIT ? OFFSET ?
    """

let unfinishedRuns = """
    \(BatchRunRow.select)
    WHERE batch_runs.id IN (
        SELECT id FROM batch_runs WHERE status IN ('queued', 'running') UNION SELECT id FROM batch_runs WHERE statistics_due = 1)
    ORDER BY batch_runs.id
    """
