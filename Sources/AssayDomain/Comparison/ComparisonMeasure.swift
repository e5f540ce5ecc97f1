/// What of two runs' verdicts is compared, and how.
public enum ComparisonMeasure: Sendable, Equatable {
    /// Whether an item passed: the exact McNemar test. For evaluations that know what passes, in runs of one trial.
    case passed
    /// In what share of its trials an item passed: a paired bootstrap over items. The trials of an item are not independent of one another, so
    /// that they may not be counted as pairs of their own.
    case passRate
    /// An item's number, or the mean of its trials': a paired bootstrap over items. Nothing says which numbers are good news, so the higher
    /// one counts as improved.
    case number
    /// An item's categories. Nothing says which are good news.
    case category

    /// - Parameter trials: the more of both runs.
    /// - Returns: `nil` where the two do not answer alike.
    init?(candidate: Evaluation.Definition, baseline: Evaluation.Definition, trials: Int) {
        if candidate.saysWhatPasses && baseline.saysWhatPasses {
            self = trials > 1 ? .passRate : .passed
        } else if candidate.outputType == "numeric" && baseline.outputType == "numeric" {
            self = .number
        } else if candidate.outputType == "categorical" && baseline.outputType == "categorical" {
            self = .category
        } else {
            return nil
        }
    }

    /// The test that decides; `nil` where there is no notion of better.
    public var test: Test? {
        switch self {
        case .passed: .mcnemarExact
        case .passRate, .number: .pairedBootstrap
        case .category: nil
        }
    }

    /// A statistical test, as the wire spells it.
    public enum Test: String, Sendable {
        case mcnemarExact = "mcnemar_exact"
        case pairedBootstrap = "paired_bootstrap"
    }

    /// A run that did not judge the item has no score.
    public func change(from baseline: ItemScore?, to candidate: ItemScore?) -> ItemChange {
        guard let baseline, let candidate else { return .unpaired }
        if self == .category {
            guard !baseline.categories.isEmpty, !candidate.categories.isEmpty else { return .unpaired }
            return baseline.categories == candidate.categories ? .unchanged : .changed
        }
        guard let before = value(of: baseline), let after = value(of: candidate) else { return .unpaired }
        return change(from: before, to: after)
    }

    /// Means of the same trials are the same in whatever order these came, and so are those of different numbers of equal trials.
    func change(from before: ItemMean, to after: ItemMean) -> ItemChange {
        after.rounded > before.rounded ? .improved : after.rounded < before.rounded ? .regressed : .unchanged
    }

    /// What is subtracted; `nil` where the item has no verdict of the kind.
    func value(of score: ItemScore) -> ItemMean? {
        switch self {
        case .passed, .passRate: score.passRate
        case .number: score.mean
        case .category: nil
        }
    }
}
