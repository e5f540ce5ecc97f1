public import AssayDomain
public import JSON

/// What a client asks for, checked.
public struct NewBatchRun: Sendable {
    public var name: String
    public var dataset: ID<Dataset>
    public var evaluations: [ID<Evaluation>]
    public var trials: Int
    public var maxConcurrency: Int?
    public var useLedger: Bool
    public var execution: String
    public var budget: Budget?
    public var selection: Selection?
    /// With it, and a body like the first one's, creating again gives the same run.
    public var idempotencyKey: String?
    /// Hash of the body, to know whether it is the same.
    public var bodyHash: [UInt8]

    public init(
        name: String, dataset: ID<Dataset>, evaluations: [ID<Evaluation>], trials: Int, maxConcurrency: Int?, useLedger: Bool,
        execution: String, budget: Budget? = nil, selection: Selection? = nil, idempotencyKey: String?, bodyHash: [UInt8]
    ) {
        self.name = name
        self.dataset = dataset
        self.evaluations = evaluations
        self.trials = trials
        self.maxConcurrency = maxConcurrency
        self.useLedger = useLedger
        self.execution = execution
        self.budget = budget
        self.selection = selection
        self.idempotencyKey = idempotencyKey
        self.bodyHash = bodyHash
    }
}

extension NewBatchRun {
    /// The only items to judge, where not all of the present revision are.
    public struct Selection: Sendable {
        /// How they were asked for, as the wire has it.
        public let sample: JSONText
        /// The revision that they are items of.
        public let revision: Int64
        /// Their ordinals.
        public let items: [Int64]

        public init(sample: JSONText, revision: Int64, items: [Int64]) {
            self.sample = sample
            self.revision = revision
            self.items = items
        }
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
