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
