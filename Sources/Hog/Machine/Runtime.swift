/// What a run has besides its stack: the heap, what was printed, and what it may still use up. Library functions work on it.
struct Runtime: ~Copyable {
    var heap = Heap()
    var printed = Output()
    let limits: Limits
    /// When the run has to be over, on `Clock`.
    var deadline = 0
    /// Instructions run so far, as of the last look at the clock or call.
    var operations = 0
    /// The bytes that the values on the stack cost, in the reference's accounting. Kept for library functions, without their arguments.
    var memoryUsed = 0
    /// Whether the run may be broken off; `nil` where nobody asks.
    var interest: Interest?

    init(limits: Limits) {
        self.limits = limits
    }

    /// Begins a run.
    mutating func start() {
        printed = Output()
        deadline = Clock.now &+ limits.time.nanoseconds
        operations = 0
        memoryUsed = 0
    }
}

extension Runtime {
    /// Refuses a value of this cost before it is built.
    func checkRoom(for cost: Int) throws(HogFailure) {
        let (attempted, overflow) = memoryUsed.addingReportingOverflow(cost)
        guard overflow || attempted > limits.memory else { return }
        throw .memory(limit: limits.memory, attempted: overflow ? .max : attempted)
    }

    /// Ends a run whose time is over, or which nobody wants any more. What may take long calls it every few thousand steps.
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

extension HogFailure {
    static func memory(limit: Int, attempted: Int) -> HogFailure {
        HogFailure(.memoryLimit, "Memory limit of \(limit) bytes exceeded. Attempted to use \(attempted) bytes")
    }
}
