public import AssayDomain
public import JSON

/// What a client asks for, checked.
public struct NewBatchRun: Sendable {
    public var name: String
    public var dataset: ID<Dataset>
    public var evaluations: [ID<Evaluation>]
    /// Which version of its evaluator judges for each.
    public var evaluatorVersions: [ID<Evaluation>: Int] = [:]
    public var trials: Int
    public var maxConcurrency: Int?
    public var useLedger: Bool
    public var execution: String
    public var budget: Budget?
    /// Which items of the present revision to judge, as the wire has it; all of them where it is `nil`. They are chosen after the run has
    /// been created: see `Store+Selection`.
    public var sample: JSONText?
    /// With it, and a body like the first one's, creating again gives the same run.
    public var idempotencyKey: String?
    /// Hash of the body, to know whether it is the same.
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

/// What became of a request to create a run.
public enum BatchRunCreation: Sendable {
    case created(BatchRun)
    /// The key was used before with the same body.
    case existing(BatchRun)
    /// The key was used before with another body.
    case conflict(BatchRun)
}
