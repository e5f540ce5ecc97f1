/// How many trials of one item passed and failed, for one evaluation.
public struct ItemTrials: Sendable, Equatable {
    public var passed = 0
    public var failed = 0

    public init(passed: Int = 0, failed: Int = 0) {
        self.passed = passed
        self.failed = failed
    }

    /// Trials that passed or failed.
    public var judged: Int { passed + failed }

    /// Whether it passed in one trial and not in another.
    public var isUnstable: Bool { passed > 0 && failed > 0 }
}

/// The numbers of an item's trials. A single number, the usual case, needs no allocation.
public struct TrialNumbers: Sendable, Equatable {
    private var first = 0.0
    private var others: [Double] = []
    public private(set) var count = 0

    public init() {}

    /// Adds a number, unless it is infinite or not a number.
    public mutating func add(_ number: Double) {
        guard number.isFinite else { return }
        if count == 0 { first = number } else { others.append(number) }
        count += 1
    }

    /// The mean, exact and rounded once, so that it does not depend on the order; `nil` without numbers.
    public var mean: ItemMean? { count > 0 ? ItemMean(self, of: count) : nil }

    /// Adds the numbers to a sum, or subtracts them.
    func add(to sum: inout ExactSum, isSubtracted: Bool) {
        guard count > 0 else { return }
        sum.add(first, isSubtracted: isSubtracted)
        for number in others { sum.add(number, isSubtracted: isSubtracted) }
    }

    /// The sum divided by a number, rounded once.
    func dividedSum(by size: Int) -> Double {
        guard !others.isEmpty else { return first / Double(size) }
        guard size != count || others.contains(where: { $0 != first }) else { return first }
        var sum = ExactSum()
        add(to: &sum, isSubtracted: false)
        return sum.divided(by: [size])
    }
}

/// The mean over an item's trials: of their numbers, or the share that passed.
public struct ItemMean: Sendable {
    /// The exact dividend; `trials` is the divisor.
    let numbers: TrialNumbers
    let trials: Int
    public let rounded: Double

    init(_ numbers: TrialNumbers, of trials: Int) {
        self.numbers = numbers
        self.trials = trials
        rounded = numbers.dividedSum(by: trials)
    }

    /// The share of trials that passed; `nil` if no trial passed or failed.
    init?(_ trials: ItemTrials) {
        guard trials.judged > 0 else { return nil }
        var passed = TrialNumbers()
        passed.add(Double(trials.passed))
        self.init(passed, of: trials.judged)
    }
}

/// The probability that all of k trials of an item pass. It measures reliability, while the pass rate is about a single trial.
///
/// Source: pass^k of S. Yao and others, "τ-bench: a benchmark for tool-agent-user interaction in real-world domains" (2024): the mean over
/// items of C(c, k) / C(n, k), where c of an item's n trials passed. With k = n it is the share of items whose trials all passed.
public struct PassHatK: Sendable, Equatable {
    public let k: Int
    private var total = 0.0
    private var items = 0

    public init(k: Int) { self.k = k }

    /// Adds an item. One with fewer than k trials is left out.
    public mutating func add(_ trials: ItemTrials) {
        guard trials.judged >= k else { return }
        items += 1
        total += (0..<k).reduce(1) { $0 * max(0, Double(trials.passed - $1)) / Double(trials.judged - $1) }
    }

    /// From 0 to 1; `nil` if no item has k trials.
    public var value: Double? { items > 0 ? total / Double(items) : nil }
}
