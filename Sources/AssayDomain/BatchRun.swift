public import JSON

/// Evaluations × the items of one dataset revision × trials: what was asked, frozen, and how far it is.
public struct BatchRun: Sendable {
    public let id: ID<BatchRun>
    public let project: Project.Number
    public let name: String
    public let dataset: ID<Dataset>
    public let datasetRevision: Int64
    public let status: Status
    public let statusReason: Reason?
    /// In the order asked; a cell names its evaluation by the position here.
    public let evaluations: [PinnedEvaluation]
    public let trials: Int
    public let maxConcurrency: Int?
    /// What the client sent for `use_ledger`, `execution`, `sample`.
    public let useLedger: Bool
    public let execution: String
    public let budget: Budget?
    /// Which items of the revision, as the wire has it; all of them where it is `nil`.
    public let sample: JSONText?
    /// Items in the pinned revision, or in the sample of it. While the sample is being chosen, those it is chosen from.
    public let itemCount: Int
    /// Whether the run's sample is still to be chosen.
    public let isChoosing: Bool
    /// How often the cells in error have been opened again.
    public let round: Int
    public let createdAt: Timestamp
    public let startedAt: Timestamp?
    public let finishedAt: Timestamp?
    public let createdBy: User?

    /// Cells: items × evaluations × trials. `nil` until the sample has been chosen.
    public var planned: Int? { isChoosing ? nil : itemCount * cellsPerItem }
    /// The same of one evaluation.
    public var plannedOfEach: Int? { isChoosing ? nil : itemCount * trials }
    public var cellsPerItem: Int { evaluations.count * trials }
    /// Whether statistics are computed when it settles: its totals cannot tell the spread of numbers or of trials.
    public var needsStatistics: Bool { trials > 1 || evaluations.contains { $0.definition.outputType == "numeric" } }

    public init(
        id: ID<BatchRun>, project: Project.Number, name: String, dataset: ID<Dataset>, datasetRevision: Int64,
        status: Status, statusReason: Reason?, evaluations: [PinnedEvaluation], trials: Int, maxConcurrency: Int?,
        useLedger: Bool, execution: String, budget: Budget?, sample: JSONText?, itemCount: Int, isChoosing: Bool = false, round: Int,
        createdAt: Timestamp, startedAt: Timestamp?, finishedAt: Timestamp?, createdBy: User?
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
        self.isChoosing = isChoosing
        self.round = round
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

    /// Why a run is in its state.
    public struct Reason: Sendable, Equatable {
        /// For programs: `budget`, `evaluator_failing`, …
        public let code: String
        /// A sentence for people that says what to do.
        public let detail: String

        public init(code: String, detail: String) {
            self.code = code
            self.detail = detail
        }
    }

    /// An evaluation as it was when the run was created.
    public struct PinnedEvaluation: Sendable {
        public let id: ID<Evaluation>
        public let name: String
        public let version: Int
        /// The version that the evaluation has by now; another one than `version` where it was edited since.
        public let currentVersion: Int
        /// Which version of the evaluator judges, as its card has it: another one may give another verdict. `nil` for a run from before it
        /// was recorded.
        public let evaluatorVersion: Int?
        public let definition: Evaluation.Definition

        public init(
            id: ID<Evaluation>, name: String, version: Int, currentVersion: Int, evaluatorVersion: Int? = nil,
            definition: Evaluation.Definition
        ) {
            self.id = id
            self.name = name
            self.version = version
            self.currentVersion = currentVersion
            self.evaluatorVersion = evaluatorVersion
            self.definition = definition
        }
    }
}
