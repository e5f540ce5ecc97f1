public import AssayDomain

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
    /// The deleted ones instead of the others.
    public var deleted = false
    public var window: Window

    public init(window: Window) { self.window = window }
}
