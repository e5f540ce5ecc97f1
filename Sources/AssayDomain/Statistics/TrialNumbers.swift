/// The numbers of an item's trials. One alone takes no memory besides.
public struct TrialNumbers: Sendable, Equatable {
    private var first = 0.0
    private var others: [Double] = []
    public private(set) var count = 0

    public init() {}

    /// What is not finite is no number, and left out.
    public mutating func add(_ number: Double) {
        guard number.isFinite else { return }
        if count == 0 { first = number } else { others.append(number) }
        count += 1
    }

    /// Their mean: exact, rounded once, and so the same in whatever order they come. `nil` where there are none.
    public var mean: ItemMean? { count > 0 ? ItemMean(self, of: count) : nil }

    /// Adds the numbers to a sum, or subtracts them.
    func add(to sum: inout ExactSum, isSubtracted: Bool) {
        guard count > 0 else { return }
        sum.add(first, isSubtracted: isSubtracted)
        for number in others { sum.add(number, isSubtracted: isSubtracted) }
    }

    /// Their sum by a number, rounded once.
    func dividedSum(by size: Int) -> Double {
        guard !others.isEmpty else { return first / Double(size) }
        guard size != count || others.contains(where: { $0 != first }) else { return first }
        var sum = ExactSum()
        add(to: &sum, isSubtracted: false)
        return sum.divided(by: [size])
    }
}

/// What an item's trials come to on average: the mean of their numbers, or the share of those that passed.
public struct ItemMean: Sendable {
    /// What is divided, as it was counted: `mean` is rounded, this is not.
    let numbers: TrialNumbers
    let trials: Int
    public let rounded: Double

    init(_ numbers: TrialNumbers, of trials: Int) {
        self.numbers = numbers
        self.trials = trials
        rounded = numbers.dividedSum(by: trials)
    }

    /// `nil` where no trial was judged.
    init?(_ trials: ItemTrials) {
        guard trials.judged > 0 else { return nil }
        var passed = TrialNumbers()
        passed.add(Double(trials.passed))
        self.init(passed, of: trials.judged)
    }
}
