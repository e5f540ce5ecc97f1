/// The state of a run besides its stack: the heap, the output, and the limits. Library functions work on it.
struct Runtime: ~Copyable {
    var heap = Heap()
    var printed = PrintedLines()
    /// The cost of the values on the stack in bytes, without the arguments of the current library call.
    var memoryUsed = 0
    /// The regular expressions that the run has compiled.
    var patterns = PatternCache()

    init(limits: Limits) {
        heap.deadline = Deadline(limits: limits)
    }

    /// Starts the clock of a run.
    mutating func start() {
        expiry = Clock.now &+ limits.time.nanoseconds
        operations = 0
        memoryUsed = 0
    }
}

extension Runtime {
    // The deadline is stored in the heap because traversals of the heap check it too.
    var limits: Limits { heap.deadline.limits }
    var expiry: Int {
        get { heap.deadline.expiry }
        set { heap.deadline.expiry = newValue }
    }
    var operations: Int {
        get { heap.deadline.operations }
        set { heap.deadline.operations = newValue }
    }
    var cancellation: CancellationCheck? {
        get { heap.deadline.cancellation }
        set { heap.deadline.cancellation = newValue }
    }

    /// Fails if a value of this cost would exceed the memory limit. Called before the value is built.
    func checkMemory(for cost: Int) throws(HogFailure) {
        let (attempted, overflow) = memoryUsed.addingReportingOverflow(cost)
        guard overflow || attempted > limits.memory else { return }
        throw .memory(limit: limits.memory, attempted: overflow ? .max : attempted)
    }

    /// Fails if the parts of a value that is being built take too many real bytes. All of them stay alive until it is complete.
    ///
    /// - Parameter before: `heap.allocated` when the value was begun.
    func checkMemory(allocatedSince before: Int) throws(HogFailure) {
        let bytes = heap.allocated - before
        guard bytes > GarbageCollector.limit(memory: limits.memory) else { return }
        throw .memory(limit: limits.memory, attempted: bytes)
    }

    /// Ends a run whose time is over or which was cancelled. Long operations call it every few thousand steps.
    func checkClock() throws(HogFailure) { try heap.deadline.checkClock() }

    /// Checks the clock before an operation on this many bytes, if the operation takes longer than the check.
    @inline(__always)
    func checkClock(forBytes count: Int) throws(HogFailure) {
        if count > 1 << 16 { try checkClock() }
    }
}

/// The lines that a run printed. They are limited because they are stored with a result and shown to people. A program that prints more
/// still runs on, and a last line says that the output was truncated.
struct PrintedLines {
    /// More than a person will read.
    static let maximumLines = 10_000
    /// The maximum size of all lines together, in bytes of UTF-8.
    static let maximumBytes = 1 << 20
    static let truncationNotice = "… (output truncated)"

    private(set) var lines: [String] = []
    private var bytes = 0
    private var isFull = false

    mutating func append(_ line: String) {
        guard !isFull else { return }
        bytes += line.utf8.count
        isFull = lines.count == Self.maximumLines || bytes > Self.maximumBytes
        lines.append(isFull ? Self.truncationNotice : line)
    }
}
