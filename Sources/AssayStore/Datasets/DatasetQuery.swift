public import AssayDomain

/// Which datasets of a project, in which order.
public struct DatasetQuery: Sendable {
    public enum Column: String, Sendable {
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    /// `nil`: any.
    public var ids: [ID<Dataset>]?
    /// Part of the name, the description or the metadata's text, whatever the case; `nil`: any.
    public var search: String?
    /// Empty: newest first. The id breaks ties.
    public var order: [Ordering<Column>] = []
    /// The deleted ones instead of the others.
    public var deleted = false
    public var window: Window

    public init(window: Window) { self.window = window }
}
