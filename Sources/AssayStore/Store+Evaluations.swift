public import AssayDomain
public import JSON

/// Which evaluations of a project, in which order.
public struct EvaluationQuery: Sendable {
    public enum Column: String, Sendable {
        case name
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    public var ids: [ID<Evaluation>]?
    public var enabled: Bool?
    public var type: String?
    /// Part of the name or the description, whatever the case.
    public var search: String?
    public var order: [Ordering<Column>] = []
    public var window: Window

    public init(window: Window) { self.window = window }
}

/// What a client says of a new evaluation, checked and normalised.
public struct NewEvaluation: Sendable {
    public var name: String
    public var description: String
    public var enabled: Bool
    public var definition: Evaluation.Definition
    public var conditions: JSONText
    public var deleted: Bool

    public init(name: String, description: String, enabled: Bool, definition: Evaluation.Definition, conditions: JSONText, deleted: Bool) {
        self.name = name
        self.description = description
        self.enabled = enabled
        self.definition = definition
        self.conditions = conditions
        self.deleted = deleted
    }
}

extension Store {
    public func evaluations(in project: Project.Number, _ query: EvaluationQuery) throws(StoreError) -> Page<Evaluation> {
        fatalError("unwritten")
    }
    public func evaluation(_ id: ID<Evaluation>, in project: Project.Number) throws(StoreError) -> Evaluation? { fatalError("unwritten") }
    /// `active` where enabled, `paused` where not.
    public func createEvaluation(_ new: NewEvaluation, in project: Project.Number, by user: User) throws(StoreError) -> Evaluation {
        fatalError("unwritten")
    }
    /// As `changeDataset`. A changed `definition` becomes a new version; the old one stays readable by the runs that pinned it.
    public func changeEvaluation(_ id: ID<Evaluation>, in project: Project.Number, _ change: (inout Evaluation) throws -> Void) throws
        -> Evaluation?
    { fatalError("unwritten") }
}
