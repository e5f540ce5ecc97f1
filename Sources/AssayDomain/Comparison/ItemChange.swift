/// What became of an item from the baseline to the candidate, for one evaluation.
public enum ItemChange: String, Sendable, CaseIterable {
    case improved, regressed, unchanged
    /// Answered otherwise, where neither answer is better.
    case changed
    /// Not judged in both runs: there is nothing to compare.
    case unpaired
}
