public import JSON

/// A run of evaluations over the items of one dataset revision: what was asked, which never changes, and the run's progress.
///
/// It judges evaluations × items × trials cells.
public struct BatchRun: Sendable {
    public let id: ID<BatchRun>
    public let project: Project.Number
    public let name: String
    public let dataset: ID<Dataset>
    public let datasetRevision: Int64
    public let status: Status
    public let statusReason: Reason?
    /// In the order of the request; a cell names its evaluation by its position here.
    public let evaluations: [PinnedEvaluation]
    public let trials: Int
    public let maxConcurrency: Int?
    /// As the client sent `use_ledger`.
    public let useLedger: Bool
    /// As the client sent `execution`.
    public let execution: String
    public let budget: Budget?
    /// Which items of the revision are judged, as the client sent it; `nil`: all of them.
    public let sample: JSONText?
    /// Items to judge: those of the revision, or of the sample. While the items are being selected, the items that they are selected from.
    public let itemCount: Int
    /// Whether the run's items are still to be selected.
    public let isSelecting: Bool
    /// How often the cells that ended in error have been retried.
    public let round: Int
    /// The fencing number: each process that takes the run over raises it.
    public let fence: Int64
    public let createdAt: Timestamp
    public let startedAt: Timestamp?
    public let finishedAt: Timestamp?
    public let createdBy: User?

    /// Cells in all: items × evaluations × trials. `nil` until the items have been selected.
    public var planned: Int? { isSelecting ? nil : itemCount * cellsPerItem }
    /// Cells of each evaluation; `nil` until the items have been selected.
    public var plannedPerEvaluation: Int? { isSelecting ? nil : itemCount * trials }
    public var cellsPerItem: Int { evaluations.count * trials }
    /// Whether statistics are computed when the run settles, because totals do not contain the spread of numbers or of trials.
    public var needsStatistics: Bool { trials > 1 || evaluations.contains { $0.definition.knownOutputType == .numeric } }

    public init(
        id: ID<BatchRun>, project: Project.Number, name: String, dataset: ID<Dataset>, datasetRevision: Int64,
        status: Status, statusReason: Reason?, evaluations: [PinnedEvaluation], trials: Int, maxConcurrency: Int?,
        useLedger: Bool, execution: String, budget: Budget?, sample: JSONText?, itemCount: Int, isSelecting: Bool = false, round: Int,
        fence: Int64 = 0, createdAt: Timestamp, startedAt: Timestamp?, finishedAt: Timestamp?, createdBy: User?
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
        self.isSelecting = isSelecting
        self.round = round
        self.fence = fence
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.createdBy = createdBy
    }
}

extension BatchRun {
    /// What a process shows when it records something of a run: valid until another process takes the run over.
    public struct FencingToken: Sendable, Hashable {
        public let run: ID<BatchRun>
        public let number: Int64

        public init(run: ID<BatchRun>, number: Int64) {
            self.run = run
            self.number = number
        }
    }

    public var token: FencingToken { FencingToken(run: id, number: fence) }

    public enum Status: String, Sendable, CaseIterable {
        case queued, running, paused, completed, failed, cancelled

        /// Whether the run has ended. Only a retry can queue it again, and a cancelled run never runs again.
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
        /// For people: a sentence that says what to do.
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
        /// The evaluation's present version; differs from `version` if the evaluation was edited since.
        public let currentVersion: Int
        /// The version on the evaluator's card: another version may give another verdict. `nil` for runs older than this record.
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
