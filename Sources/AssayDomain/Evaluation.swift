public import JSON

/// A stored definition of how samples are judged: an evaluator with its configuration.
public struct Evaluation: Sendable {
    public let id: ID<Evaluation>
    public let project: Project.Number
    public var name: String
    public var description: String
    public var enabled: Bool
    public var status: Status
    /// For programs.
    public var statusReason: String?
    /// For people: a sentence that says what to do.
    public var statusReasonDetail: String?
    public var definition: Definition
    /// Condition sets: a JSON array that `[ConditionSet](parsing:)` reads.
    public var conditions: JSONText
    public var deleted: Bool
    /// 1 for a new evaluation; every change of `definition` adds one.
    public let version: Int
    public let createdAt: Timestamp
    public var updatedAt: Timestamp
    public let createdBy: User?

    public init(
        id: ID<Evaluation>, project: Project.Number, name: String, description: String, enabled: Bool, status: Status,
        statusReason: String?, statusReasonDetail: String? = nil, definition: Definition, conditions: JSONText, deleted: Bool, version: Int,
        createdAt: Timestamp, updatedAt: Timestamp, createdBy: User?
    ) {
        self.id = id
        self.project = project
        self.name = name
        self.description = description
        self.enabled = enabled
        self.status = status
        self.statusReason = statusReason
        self.statusReasonDetail = statusReasonDetail
        self.definition = definition
        self.conditions = conditions
        self.deleted = deleted
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.createdBy = createdBy
    }
}

extension Evaluation {
    /// `active` is enabled; `paused` and `error` are not, and `error` has a reason.
    public enum Status: String, Sendable {
        case active, paused, error
    }

    /// The part of an evaluation that the evaluator sees. A batch run pins its version.
    public struct Definition: Sendable, Equatable {
        /// The evaluator: `regex`, `llm_judge`, …
        public var type: String
        /// The evaluator's configuration, a JSON object.
        public var config: JSONText
        /// `boolean`, `numeric`, `categorical`. A client can send anything else, which the evaluator refuses.
        public var outputType: String
        /// A JSON object: `{"allows_na":false}`.
        public var outputConfig: JSONText
        public var model: Model?

        public init(type: String, config: JSONText, outputType: String, outputConfig: JSONText, model: Model?) {
            self.type = type
            self.config = config
            self.outputType = outputType
            self.outputConfig = outputConfig
            self.model = model
        }
    }

    /// The model that answers, for evaluators that ask one.
    public struct Model: Sendable, Equatable {
        public var provider: String
        public var name: String

        public init(provider: String, name: String) {
            self.provider = provider
            self.name = name
        }
    }
}

/// The kinds of answer that an evaluation can ask for. Raw values are the names on the wire and in the store.
public enum OutputType: String, Sendable, CaseIterable {
    case boolean, numeric, categorical
}

extension Evaluation.Definition {
    /// The output type; `nil` if it is none that Assay knows.
    public var knownOutputType: OutputType? { OutputType(rawValue: outputType) }
}
