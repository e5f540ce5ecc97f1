/// What a run has besides its stack: the heap, what was printed, and what it may still use up. Library functions work on it.
struct Runtime: ~Copyable {
    var heap = Heap()
    var printed = PrintedLines()
    /// The bytes that the values on the stack cost, in the reference's accounting. Kept for library functions, without their arguments.
    var memoryUsed = 0
    /// Regular expressions that the run has compiled.
    var patterns = PatternCache()

    init(limits: Limits) {
        heap.watch = Deadline(limits: limits)
    }

    /// Begins a run.
    mutating func start() {
        deadline = Clock.now &+ limits.time.nanoseconds
        operations = 0
        memoryUsed = 0
    }
}

extension Runtime {
    // Walks over the heap watch these as well.
    var limits: Limits { heap.watch.limits }
    var deadline: Int {
        get { heap.watch.deadline }
        set { heap.watch.deadline = newValue }
    }
    var operations: Int {
        get { heap.watch.operations }
        set { heap.watch.operations = newValue }
    }
    var interest: CancellationCheck? {
        get { heap.watch.interest }
        set { heap.watch.interest = newValue }
    }

    /// Refuses a value of this cost before it is built.
    func checkRoom(for cost: Int) throws(HogFailure) {
        let (attempted, overflow) = memoryUsed.addingReportingOverflow(cost)
        guard overflow || attempted > limits.memory else { return }
        throw .memory(limit: limits.memory, attempted: overflow ? .max : attempted)
    }

    /// Refuses a value while it is built, all of which will live, if its parts take more real bytes than may.
    ///
    /// - Parameter before: the bytes that had been asked for when it was begun.
    func checkRoom(allocatedSince before: Int) throws(HogFailure) {
        let bytes = heap.allocated - before
        guard bytes > Collector.limit(memory: limits.memory) else { return }
        throw .memory(limit: limits.memory, attempted: bytes)
    }

    /// Ends a run whose time is over, or which nobody wants any more. What may take long calls it every few thousand steps.
    func checkClock() throws(HogFailure) { try heap.watch.checkClock() }

    /// The same before an operation on so many bytes, if that takes longer than looking at the clock.
    @inline(__always)
    func checkClock(forBytes count: Int) throws(HogFailure) {
        if count > 1 << 16 { try checkClock() }
    }
}

extension HogFailure {
    static func memory(limit: Int, attempted: Int) -> HogFailure {
        HogFailure(.memoryLimit, "Memory limit of \(limit) bytes exceeded. Attempted to use \(attempted) bytes")
    }
}
