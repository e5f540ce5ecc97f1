/// Where a walk over the items of two runs stands: the candidate's items come first, each with its partner, then those that are in the
/// baseline alone. With one dataset, the items of both are walked together.
public enum ComparisonCursor: Sendable, Hashable {
    /// After this ordinal of the candidate's items, or of both.
    case candidate(after: Int64)
    /// After this ordinal of the baseline's.
    case baseline(after: Int64)

    public static let start = ComparisonCursor.candidate(after: -1)
}
