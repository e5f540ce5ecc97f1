/// What a run has besides its stack: the heap, what was printed, and what it may still use up. Library functions work on it.
struct Runtime: ~Copyable {
    var heap = Heap()
    var printed = Output()
    var limits: Limits
    /// When the run has to be over.
    var deadline: ContinuousClock.Instant
    /// The bytes that the values on the stack cost, in the reference's accounting.
    var memoryUsed = 0

    init(limits: Limits) {
        self.limits = limits
        deadline = .now + limits.time
    }
}

extension Runtime {
    /// Refuses a value of this cost before it is built.
    func checkRoom(for cost: Int) throws(HogFailure) {
        guard memoryUsed + cost > limits.memory else { return }
        throw HogFailure(
            .memoryLimit, "Memory limit of \(limits.memory) bytes exceeded. Attempted to use \(memoryUsed + cost) bytes")
    }
}

/// The lines that a run printed.
struct Output {
    var lines: [String] = []
}
