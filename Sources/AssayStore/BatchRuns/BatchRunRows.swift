public import AssayDomain
public import JSON

extension BatchRun.Status: ColumnValue {}

/// The validated request to create a run.
public struct NewBatchRun: Sendable {
    public var name: String
    public var dataset: ID<Dataset>
    public var evaluations: [ID<Evaluation>]
    /// The version of each evaluation's evaluator.
    public var evaluatorVersions: [ID<Evaluation>: Int] = [:]
    public var trials: Int
    public var maxConcurrency: Int?
    public var useLedger: Bool
    public var execution: String
    public var budget: Budget?
    /// Which items of the current revision to judge, as JSON of the API; `nil`: all. They are selected after the run has been created: see
    /// `Store.select`.
    public var sample: JSONText?
    /// A repeated request with the same key and the same body returns the run of the first one.
    public var idempotencyKey: String?
    /// Hash of the request body, to compare repeated requests.
    public var bodyHash: [UInt8]

    public init(
        name: String, dataset: ID<Dataset>, evaluations: [ID<Evaluation>], trials: Int, maxConcurrency: Int?, useLedger: Bool,
        execution: String, budget: Budget? = nil, sample: JSONText? = nil, idempotencyKey: String?, bodyHash: [UInt8]
    ) {
        self.name = name
        self.dataset = dataset
        self.evaluations = evaluations
        self.trials = trials
        self.maxConcurrency = maxConcurrency
        self.useLedger = useLedger
        self.execution = execution
        self.budget = budget
        self.sample = sample
        self.idempotencyKey = idempotencyKey
        self.bodyHash = bodyHash
    }
}

/// A row of `batch_runs`. A run's evaluations are separate rows.
struct BatchRunRow {
    /// The row id, which is part of the keys of the run's results.
    let row: Int64
    private let id: ID<BatchRun>
    private let project: Project.Number
    private let name: String
    private let dataset: ID<Dataset>
    private let datasetRevision: Int64
    private let itemCount: Int
    private let isSelecting: Bool
    private let round: Int
    private let fence: Int64
    private let status: BatchRun.Status
    private let statusReason: BatchRun.Reason?
    private let trials: Int
    private let maxConcurrency: Int?
    private let useLedger: Bool
    private let execution: String
    private let budget: Budget?
    private let sample: JSONText?
    private let createdAt: Timestamp
    private let startedAt: Timestamp?
    private let finishedAt: Timestamp?
    private let createdBy: User?

    /// Selects runs with their datasets; append a `WHERE` clause.
    static let select = """
        SELECT batch_runs.id, batch_runs.uuid, batch_runs.project, batch_runs.name, datasets.uuid, batch_runs.dataset_revision, \
        batch_runs.item_count, batch_runs.choosing, batch_runs.round, batch_runs.fence, batch_runs.status, batch_runs.status_reason, batch_runs.status_reason_detail, \
        batch_runs.trials, batch_runs.max_concurrency, batch_runs.use_ledger, batch_runs.execution, batch_runs.budget, batch_runs.sample, batch_runs.created_at, \
        batch_runs.started_at, batch_runs.finished_at, batch_runs.created_by
        FROM batch_runs JOIN datasets ON datasets.id = batch_runs.dataset
        """

    init(from row: inout Row, _ users: inout UserCache) throws(StoreError) {
        self.row = try row.next()
        id = try row.next()
        project = try row.next()
        name = try row.next()
        dataset = try row.next()
        datasetRevision = try row.next()
        itemCount = try row.next()
        isSelecting = try row.next()
        round = try row.next()
        fence = try row.next()
        status = try row.next()
        statusReason = try BatchRun.Reason(code: row.next(), detail: row.next())
        trials = try row.next()
        maxConcurrency = try row.next()
        useLedger = try row.next()
        execution = try row.next()
        budget = try row.next(as: JSONText?.self).flatMap(Budget.init)
        sample = try row.next()
        createdAt = try row.next()
        startedAt = try row.next()
        finishedAt = try row.next()
        createdBy = try users.user(row.next())
    }

    func run(with evaluations: [BatchRun.PinnedEvaluation]) -> BatchRun {
        BatchRun(
            id: id, project: project, name: name, dataset: dataset, datasetRevision: datasetRevision, status: status,
            statusReason: statusReason, evaluations: evaluations, trials: trials, maxConcurrency: maxConcurrency, useLedger: useLedger,
            execution: execution, budget: budget, sample: sample, itemCount: itemCount, isSelecting: isSelecting, round: round,
            fence: fence, createdAt: createdAt, startedAt: startedAt, finishedAt: finishedAt, createdBy: createdBy)
    }
}

extension BatchRun.Reason {
    fileprivate init?(code: String?, detail: String?) {
        guard let code else { return nil }
        self.init(code: code, detail: detail ?? "")
    }
}

extension Session {
    /// The runs that `sql` selects, which begins with `BatchRunRow.select`.
    func batchRuns<each Value: ColumnValue>(_ sql: String, _ values: repeat each Value) throws(StoreError) -> [BatchRun] {
        var users = UserCache(in: self)
        let rows = try all(sql, repeat each values) { row throws(StoreError) in try BatchRunRow(from: &row, &users) }
        var runs: [BatchRun] = []
        for row in rows { runs.append(row.run(with: try pinnedEvaluations(of: row.row))) }
        return runs
    }

    func batchRun(_ id: ID<BatchRun>) throws(StoreError) -> BatchRun? { try batchRuns(batchRunByID, id).first }

    /// The row id of a run.
    func batchRunRow(_ id: ID<BatchRun>) throws(StoreError) -> Int64? {
        try value("SELECT id FROM batch_runs WHERE uuid = ?", id)
    }

    /// The row id of a run, and how often its cells in error have been opened again.
    func batchRunRound(_ id: ID<BatchRun>) throws(StoreError) -> (row: Int64, round: Int)? {
        try first("SELECT id, round FROM batch_runs WHERE uuid = ?", id) { row throws(StoreError) in try (row.next(), row.next()) }
    }

    /// The row id and the round of a run whose work this process may record; throws `.leaseLost` if another process has taken the run over.
    func ownedRun(_ token: BatchRun.FencingToken) throws(StoreError) -> (row: Int64, round: Int) {
        let found = try first(runOfToken, token.run) { row throws(StoreError) in
            try (row: row.next(as: Int64.self), round: row.next(as: Int.self), fence: row.next(as: Int64.self))
        }
        guard let found else { throw .missing("batch run") }
        guard found.fence == token.number else { throw .leaseLost }
        return (found.row, found.round)
    }

    func evaluationCount(ofRun run: Int64) throws(StoreError) -> Int {
        try value("SELECT count(*) FROM batch_run_evaluations WHERE run = ?", run) ?? 0
    }

    private func pinnedEvaluations(of run: Int64) throws(StoreError) -> [BatchRun.PinnedEvaluation] {
        try all(evaluationsOfRun, run) { row throws(StoreError) in
            try BatchRun.PinnedEvaluation(
                id: row.next(), name: row.next(), version: row.next(), currentVersion: row.next(), evaluatorVersion: row.next(),
                definition: Evaluation.Definition(from: &row))
        }
    }
}

private let runOfToken = "SELECT id, round, fence FROM batch_runs WHERE uuid = ?"

private let batchRunByID = "\(BatchRunRow.select) WHERE batch_runs.uuid = ?"

private let evaluationsOfRun = """
    SELECT evaluations.uuid, batch_run_evaluations.name, batch_run_evaluations.version,
        evaluations.version, batch_run_evaluations.evaluator_version, \(Evaluation.Definition.columns)
    FROM batch_run_evaluations
        JOIN evaluations ON evaluations.id = batch_run_evaluations.evaluation
        JOIN evaluation_versions ON evaluation_versions.evaluation = batch_run_evaluations.evaluation
            AND evaluation_versions.version = batch_run_evaluations.version
    WHERE batch_run_evaluations.run = ? ORDER BY batch_run_evaluations.position
    """

extension Session {
    /// Writes the row of a new run and returns its row id; `nil` if there is no such dataset, or a run with the idempotency key.
    func insert(_ new: NewBatchRun, _ id: ID<BatchRun>, in project: Project.Number, by user: User) throws(StoreError) -> Int64? {
        try value(
            """
            INSERT INTO batch_runs (uuid, project, name, dataset, dataset_revision, item_count, choosing, status, trials, max_concurrency,
                use_ledger, execution, budget, sample, idempotency_key, body_hash, created_at, created_by)
            SELECT ?, ?, ?, id, revision, item_count, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            FROM datasets WHERE uuid = ? AND project = ?
            ON CONFLICT (project, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING RETURNING id
            """, id, project, new.name, new.sample != nil, BatchRun.Status.queued, new.trials, new.maxConcurrency, new.useLedger,
            new.execution, new.budget?.json, new.sample, new.idempotencyKey, new.bodyHash, Timestamp.now(), user.number, new.dataset,
            project, as: Int64.self)
    }
}
