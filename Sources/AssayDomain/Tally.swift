/// What happened to the cells of one evaluation so far. Adding two of them is exact, so that a run's totals are a sum.
public struct Tally: Sendable, Equatable {
    public var verdict = 0
    public var notApplicable = 0
    public var error = 0
    public var skipped = 0
    /// Of the verdicts: those that say what a boolean evaluation hopes for, and those that do not.
    public var passed = 0
    public var failed = 0
    /// Of numeric verdicts, each trial by itself: what is known of their mean until the run has settled.
    public var sum = RunningSum()
    /// Of categorical verdicts: how many named each category.
    public var categories: [String: Int] = [:]
    /// How often the evaluator was asked: every attempt counts.
    public var calls = 0

    public init() {}

    /// Cells that have ended, however they ended.
    public var ended: Int { verdict + notApplicable + error + skipped }

    /// The mean of numeric verdicts, each trial by itself, to some twelve digits; `nil` where there are none. That of a settled run is exact,
    /// and in its statistics.
    public var mean: Double? { verdict > 0 ? sum.mean(of: verdict) : nil }

    /// Whether both counted the same. Sums of the same numbers in another order may differ in their last digits.
    public func agrees(with other: Tally) -> Bool {
        var like = other
        like.sum = sum
        return self == like && sum.isNear(other.sum)
    }

    public static func + (left: Tally, right: Tally) -> Tally {
        var both = left
        both.verdict += right.verdict
        both.notApplicable += right.notApplicable
        both.error += right.error
        both.skipped += right.skipped
        both.passed += right.passed
        both.failed += right.failed
        both.sum.add(right.sum)
        both.categories.merge(right.categories, uniquingKeysWith: +)
        both.calls += right.calls
        return both
    }
}
