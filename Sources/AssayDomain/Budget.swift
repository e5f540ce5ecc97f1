/// How much a run may spend before it waits for a person.
public struct Budget: Sendable, Equatable {
    /// How often evaluators may be asked: one call a cell and attempt.
    public var calls: Int?
    /// How long the run may go, without its pauses.
    public var seconds: Double?

    public init(calls: Int? = nil, seconds: Double? = nil) {
        self.calls = calls
        self.seconds = seconds
    }
}

/// What a run has spent so far.
public struct Spending: Sendable, Equatable {
    public var calls: Int
    /// While the run was going, until what was recorded last.
    public var microseconds: Int64

    public init(calls: Int = 0, microseconds: Int64 = 0) {
        self.calls = calls
        self.microseconds = microseconds
    }

    public var seconds: Double { Double(microseconds) / 1_000_000 }
}

extension Budget {
    /// What is left of it; a part that is not limited stays so.
    public func left(after spending: Spending) -> Budget {
        Budget(calls: calls.map { max(0, $0 - spending.calls) }, seconds: seconds.map { max(0, $0 - spending.seconds) })
    }

    /// Whether nothing more may be spent of one of its parts.
    public var isUsedUp: Bool { calls.map { $0 <= 0 } ?? false || seconds.map { $0 <= 0 } ?? false }
}
