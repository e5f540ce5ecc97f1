public import AssayDomain
public import JSON

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
