public import AssayDomain

/// What a client asks for, checked.
public struct NewBatchRun: Sendable {
    public var name: String
    public var dataset: ID<Dataset>
    public var evaluations: [ID<Evaluation>]
    public var trials: Int
    public var maxConcurrency: Int?
    public var useLedger: Bool
    public var execution: String
    /// With it, and a body like the first one's, creating again gives the same run.
    public var idempotencyKey: String?
    /// Hash of the body, to know whether it is the same.
    public var bodyHash: [UInt8]

    public init(
        name: String, dataset: ID<Dataset>, evaluations: [ID<Evaluation>], trials: Int, maxConcurrency: Int?, useLedger: Bool,
        execution: String, idempotencyKey: String?, bodyHash: [UInt8]
    ) {
        self.name = name
        self.dataset = dataset
        self.evaluations = evaluations
        self.trials = trials
        self.maxConcurrency = maxConcurrency
        self.useLedger = useLedger
        self.execution = execution
        self.idempotencyKey = idempotencyKey
        self.bodyHash = bodyHash
    }
}

/// What became of a request to create a run.
public enum BatchRunCreation: Sendable {
    case created(BatchRun)
    /// The key was used before with the same body.
    case existing(BatchRun)
    /// The key was used before with another body.
    case conflict(BatchRun)
}

/// Which results of a run.
public struct ResultQuery: Sendable {
    public var evaluation: ID<Evaluation>?
    public var outcome: Outcome?
    /// A verdict that passed, or one that did not.
    public var passed: Bool?
    /// The cursor of the page before; `nil`: from the start.
    public var after: ResultCursor?
    public var limit: Int

    public init(limit: Int) { self.limit = limit }
}

/// A place in a run's results: the cell after which to go on.
public struct ResultCursor: Sendable, Equatable {
    public let item: Int64
    public let evaluation: Int
    public let trial: Int

    public init(item: Int64, evaluation: Int, trial: Int) {
        self.item = item
        self.evaluation = evaluation
        self.trial = trial
    }
}

/// A recorded result with the item's id.
public struct RecordedResult: Sendable {
    public let item: ID<DatasetItem>
    public let result: CellResult

    public init(item: ID<DatasetItem>, result: CellResult) {
        self.item = item
        self.result = result
    }
}

/// The items after `after` up to and including `through`, in the order of their ordinals.
public struct ItemRange: Sendable, Hashable {
    public let after: Int64
    public let through: Int64

    public init(after: Int64, through: Int64) {
        self.after = after
        self.through = through
    }
}

extension Store {
    /// Freezes a run in one transaction: its row, the dataset's present revision, the evaluations' present versions. On disk when it returns.
    /// The caller has checked that dataset and evaluations exist.
    public func createBatchRun(_ new: NewBatchRun, in project: Project.Number, by user: User) throws(StoreError) -> BatchRunCreation {
        fatalError("unwritten")
    }

    public func batchRun(_ id: ID<BatchRun>, in project: Project.Number) throws(StoreError) -> BatchRun? { fatalError("unwritten") }
    /// Newest first.
    public func batchRuns(in project: Project.Number, _ window: Window) throws(StoreError) -> Page<BatchRun> { fatalError("unwritten") }
    /// Every run of every project that is queued or running, oldest first: what to go on with after a start.
    public func unfinishedBatchRuns() throws(StoreError) -> [BatchRun] { fatalError("unwritten") }

    /// Moves a run to `status` where it is in one of `from`, and returns it as it is afterwards; `nil` where there is none.
    /// Sets `startedAt` on the first `running`, `finishedAt` on a final status.
    public func moveBatchRun(_ id: ID<BatchRun>, from: Set<BatchRun.Status>, to status: BatchRun.Status, reason: String?) throws(StoreError)
        -> BatchRun?
    { fatalError("unwritten") }

    /// One tally for each evaluation of the run, in its order: the sum of the subtotals.
    public func tallies(of run: ID<BatchRun>) throws(StoreError) -> [Tally] { fatalError("unwritten") }

    /// Counts again from the results themselves: what `assay doctor` compares with the subtotals.
    public func recount(of run: ID<BatchRun>) throws(StoreError) -> [Tally] { fatalError("unwritten") }

    /// Records the results of a range and its subtotals in one commit. A cell that has a result already keeps it, and is not counted again.
    /// `tallies` has one for each evaluation of the run. Calls `done` on the writer's thread once it is committed, or could not be.
    public func record(
        _ results: [CellResult], of range: ItemRange, in run: ID<BatchRun>, done: @escaping @Sendable (Result<Void, StoreError>) -> Void
    ) { fatalError("unwritten") }

    /// The ranges recorded so far, in order.
    public func recordedRanges(of run: ID<BatchRun>) throws(StoreError) -> [ItemRange] { fatalError("unwritten") }

    /// Results in the order of items, evaluations, trials.
    public func results(of run: ID<BatchRun>, _ query: ResultQuery) throws(StoreError) -> [RecordedResult] { fatalError("unwritten") }
}
