/// The items after `after` up to and including `through`, in the order of their ordinals.
public struct ItemRange: Sendable, Hashable {
    public let after: Int64
    public let through: Int64

    public init(after: Int64, through: Int64) {
        self.after = after
        self.through = through
    }
}
