/// What a run may use up, and how much of the time it has.
struct Watch {
    let limits: Limits
    /// When the run has to be over, on `Clock`.
    var deadline = Int.max
    /// Instructions run so far, as of the last look at the clock or call.
    var operations = 0
    /// Whether the run may be broken off; `nil` where nobody asks.
    var interest: Interest?

    init(limits: Limits) { self.limits = limits }

    func checkClock() throws(HogFailure) {
        let now = Clock.now
        guard now >= deadline else {
            try interest?.check(at: now)
            return
        }
        let seconds = Double(limits.time.nanoseconds) / 1e9
        throw HogFailure(.timeLimit, "Runtime exceeded \(seconds) seconds after \(operations) operations")
    }
}
