internal import JSON

/// What is compared between the verdicts of two runs, and by which test.
public enum ComparisonMeasure: Sendable, Equatable {
    /// Whether an item passed, by the exact McNemar test: for runs of one trial.
    case passed
    /// The share of an item's trials that passed, by a paired bootstrap over items. Trials of one item depend on each other, so they are
    /// not counted as separate pairs.
    case passRate
    /// An item's number, or the mean over its trials, by a paired bootstrap over items. Which numbers are better is unknown, so a higher
    /// one counts as improved.
    case number
    /// An item's categories, without a test: which ones are better is unknown.
    case category

    /// - Parameter trials: of the run that has more.
    /// - Returns: `nil` if the output types cannot be compared.
    init?(candidate: Evaluation.Definition, baseline: Evaluation.Definition, trials: Int) {
        if candidate.hasPassingRule && baseline.hasPassingRule {
            self = trials > 1 ? .passRate : .passed
        } else {
            switch (candidate.knownOutputType, baseline.knownOutputType) {
            case (.numeric?, .numeric?): self = .number
            case (.categorical?, .categorical?): self = .category
            default: return nil
            }
        }
    }

    /// The test that decides; `nil` if neither answer is better.
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

    /// How an item changed. The score of a run that did not judge it is `nil`.
    public func change(from baseline: ItemScore?, to candidate: ItemScore?) -> ItemChange {
        guard let baseline, let candidate else { return .unpaired }
        if self == .category {
            guard !baseline.categories.isEmpty, !candidate.categories.isEmpty else { return .unpaired }
            return baseline.categories == candidate.categories ? .unchanged : .changed
        }
        guard let before = value(of: baseline), let after = value(of: candidate) else { return .unpaired }
        return change(from: before, to: after)
    }

    /// Compares means that are rounded once: equal trials have equal means in any order and number.
    func change(from before: ItemMean, to after: ItemMean) -> ItemChange {
        after.rounded > before.rounded ? .improved : after.rounded < before.rounded ? .regressed : .unchanged
    }

    /// The number that is compared; `nil` if the item has no such verdict.
    func value(of score: ItemScore) -> ItemMean? {
        switch self {
        case .passed, .passRate: score.passRate
        case .number: score.mean
        case .category: nil
        }
    }
}

/// How the judgement of an item changed from the baseline to the candidate, for one evaluation.
public enum ItemChange: String, Sendable, CaseIterable {
    case improved, regressed, unchanged
    /// Another answer, where neither is better.
    case changed
    /// No verdict in at least one of the runs.
    case unpaired
}

/// What one run found for one item and one evaluation, over all trials.
public struct ItemScore: Sendable, Equatable {
    /// The version of the item that was judged.
    public var version: Int
    /// How many trials passed and failed.
    public private(set) var trials = ItemTrials()
    /// The sorted categories of each categorical verdict, in the order of the trials.
    public private(set) var categories: [[String]] = []
    private var numbers = TrialNumbers()

    public init(version: Int) { self.version = version }

    /// Adds the verdict of a trial. “Not applicable” does not count. Errors and skipped cells are not added at all.
    public mutating func add(_ answer: Verdict.Answer, passed: Bool?) {
        switch passed {
        case true?: trials.passed += 1
        case false?: trials.failed += 1
        case nil: break
        }
        switch answer {
        case .number(let number): numbers.add(number)
        case .categories(let keys): categories.append(keys.sorted())
        case .boolean, .notApplicable: break
        }
    }

    /// The share of trials that passed, among those that passed or failed.
    var passRate: ItemMean? { ItemMean(trials) }

    /// The mean of the trials' numbers.
    var mean: ItemMean? { numbers.mean }
}

extension Evaluation.Definition {
    /// Whether verdicts pass or fail: boolean ones always, others if there is a `passing_rule`.
    var hasPassingRule: Bool {
        guard knownOutputType != .boolean else { return true }
        guard let config = try? JSONValue(parsing: outputConfig) else { return false }
        return config["passing_rule"]?.kind == .object
    }
}
