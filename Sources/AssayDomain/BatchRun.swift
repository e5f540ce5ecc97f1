public import JSON

/// Evaluations × the items of one dataset revision × trials: what was asked, frozen, and how far it is.
public struct BatchRun: Sendable {
    public let id: ID<BatchRun>
    public let project: Project.Number
    public let name: String
    public let dataset: ID<Dataset>
    public let datasetRevision: Int64
    public let status: Status
    public let statusReason: String?
    /// In the order asked; a cell names its evaluation by the position here.
    public let evaluations: [PinnedEvaluation]
    public let trials: Int
    public let maxConcurrency: Int?
    /// What the client sent for `use_ledger`, `execution`, `budget`, `sample`.
    public let useLedger: Bool
    public let execution: String
    public let budget: JSONText?
    public let sample: JSONText?
    /// Items in the pinned revision.
    public let itemCount: Int
    public let createdAt: Timestamp
    public let startedAt: Timestamp?
    public let finishedAt: Timestamp?
    public let createdBy: User?

    /// Cells: items × evaluations × trials.
    public var planned: Int { itemCount * evaluations.count * trials }

    public init(
        id: ID<BatchRun>, project: Project.Number, name: String, dataset: ID<Dataset>, datasetRevision: Int64,
        status: Status, statusReason: String?, evaluations: [PinnedEvaluation], trials: Int, maxConcurrency: Int?,
        useLedger: Bool, execution: String, budget: JSONText?, sample: JSONText?, itemCount: Int, createdAt: Timestamp,
        startedAt: Timestamp?, finishedAt: Timestamp?, createdBy: User?
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.dataset = dataset
        self.datasetRevision = datasetRevision
        self.status = status
        self.statusReason = statusReason
        self.evaluations = evaluations
        self.trials = trials
        self.maxConcurrency = maxConcurrency
        self.useLedger = useLedger
        self.execution = execution
        self.budget = budget
        self.sample = sample
        self.itemCount = itemCount
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.createdBy = createdBy
    }
}

extension BatchRun {
    public enum Status: String, Sendable, CaseIterable {
        case queued, running, paused, completed, failed, cancelled

        /// Whether nothing more will happen by itself or by resuming.
        public var isFinal: Bool {
            switch self {
            case .completed, .failed, .cancelled: true
            case .queued, .running, .paused: false
            }
        }
    }

    /// An evaluation as it was when the run was created.
    public struct PinnedEvaluation: Sendable {
        public let id: ID<Evaluation>
        public let name: String
        public let version: Int
        public let definition: Evaluation.Definition

        public init(id: ID<Evaluation>, name: String, version: Int, definition: Evaluation.Definition) {
            self.id = id
            self.name = name
            self.version = version
            self.definition = definition
        }
    }
}

/// What happened to the cells of one evaluation so far. Adding two of them is exact, so that a run's totals are a sum.
public struct Tally: Sendable, Equatable {
    public var verdict = 0
    public var notApplicable = 0
    public var error = 0
    public var skipped = 0
    /// Of the verdicts: those that say what a boolean evaluation hopes for, and those that do not.
    public var passed = 0
    public var failed = 0
    /// Of numeric verdicts.
    public var sum = 0.0

    public init() {}

    /// Cells that have ended, however they ended.
    public var ended: Int { verdict + notApplicable + error + skipped }

    /// Whether both counted the same. Sums of the same numbers in another order may differ in their last digits.
    public func agrees(with other: Tally) -> Bool {
        var like = other
        like.sum = sum
        return self == like && abs(sum - other.sum) <= 1e-9 * max(1, abs(sum), abs(other.sum))
    }

    public static func + (left: Tally, right: Tally) -> Tally {
        var both = left
        both.verdict += right.verdict
        both.notApplicable += right.notApplicable
        both.error += right.error
        both.skipped += right.skipped
        both.passed += right.passed
        both.failed += right.failed
        both.sum += right.sum
        return both
    }
}
