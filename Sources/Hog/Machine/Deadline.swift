/// What a run may use up, and how much of the time it has.
struct Deadline {
    let limits: Limits
    /// When the run has to be over, on `Clock`.
    var deadline = Int.max
    /// Instructions run so far, as of the last look at the clock or call.
    var operations = 0
    /// Whether the run may be broken off; `nil` where nobody asks.
    var interest: CancellationCheck?

    init(limits: Limits) { self.limits = limits }

    func checkClock() throws(HogFailure) {
        let now = Clock.now
        guard now >= deadline else {
            try interest?.check(at: now)
            return
        }
        throw exceeded
    }

    /// Looks at the clock, and at how many bytes of text have been written.
    func check(bytes: Int) throws(HogFailure) {
        guard bytes <= limits.memory else { throw .memory(limit: limits.memory, attempted: bytes) }
        try checkClock()
    }

    /// Ends a run that can not afford something which nobody can interrupt.
    ///
    /// - Parameter nanoseconds: how long it takes at worst.
    /// - Returns: `false` where no run could.
    func affords(_ nanoseconds: Int) throws(HogFailure) -> Bool {
        try checkClock()
        guard nanoseconds > Self.grace, nanoseconds - Self.grace > deadline - Clock.now else { return true }
        guard nanoseconds - Self.grace > limits.time.nanoseconds else { throw exceeded }
        return false
    }

    /// How late a run may end.
    private static let grace = 50_000_000

    private var exceeded: HogFailure {
        let seconds = Double(limits.time.nanoseconds) / 1e9
        return HogFailure(.timeLimit, "Runtime exceeded \(seconds) seconds after \(operations) operations")
    }
}
