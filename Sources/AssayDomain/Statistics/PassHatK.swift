/// How likely an item passes k times of k: what can be relied on, where the pass rate is what happens once.
///
/// Source: pass^k of S. Yao and others, "τ-bench: a benchmark for tool-agent-user interaction in real-world domains" (2024): the mean over items
/// of C(c, k) / C(n, k), c of an item's n trials having passed. With k = n it is the share of items all of whose trials passed.
public struct PassHatK: Sendable, Equatable {
    public let k: Int
    private var total = 0.0
    private var items = 0

    public init(k: Int) { self.k = k }

    /// An item of which there are fewer than k trials says nothing, and is left out.
    public mutating func add(_ trials: ItemTrials) {
        guard trials.judged >= k else { return }
        items += 1
        total += (0..<k).reduce(1) { $0 * max(0, Double(trials.passed - $1)) / Double(trials.judged - $1) }
    }

    /// From 0 to 1; `nil` where no item has k trials.
    public var value: Double? { items > 0 ? total / Double(items) : nil }
}

/// How the trials of one item went for one evaluation: those with a verdict that passed or did not.
public struct ItemTrials: Sendable, Equatable {
    public var passed = 0
    public var failed = 0

    public init(passed: Int = 0, failed: Int = 0) {
        self.passed = passed
        self.failed = failed
    }

    public var judged: Int { passed + failed }

    /// Whether it passed in one trial and not in another.
    public var isUnstable: Bool { passed > 0 && failed > 0 }
}
