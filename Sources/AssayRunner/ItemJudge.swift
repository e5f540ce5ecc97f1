internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Threads

/// An item of a chunk, with the cells to judge.
struct ItemToJudge {
    let item: RevisionItem
    /// The cells to judge, those without a result; `nil` means all cells of the item.
    let cells: [ItemCell]?

    /// Whether the run has an evaluation for each of the cells.
    func belongs(to run: BatchRun) -> Bool { cells?.allSatisfy { run.evaluations.indices.contains($0.evaluation) } ?? true }
}

/// Judges the items of a chunk, one cell after the other, until the engine says to stop.
struct ItemJudge {
    private let judges: [any Judge]
    private let breaker: ErrorBreaker
    private let engine: any Engine
    private let lease: Lease
    private let allCells: [ItemCell]
    private var nextHeartbeat = MonotonicTime.now()
    private var hasPaused = false
    private let deadline: CellDeadline
    private let shouldContinue: () -> Bool
    /// When the last item was finished.
    private(set) var lastEnd = MonotonicTime.now()
    private(set) var results: [CellResult] = []

    /// Minimum time between two heartbeats: each takes a lock that all threads share.
    private static let heartbeatInterval: Duration = .milliseconds(1)

    /// - Parameter timeout: time limit of an evaluator per cell.
    init(_ judges: [any Judge], _ breaker: ErrorBreaker, _ engine: any Engine, _ lease: Lease, items: Int, timeout: Duration) {
        self.judges = judges
        self.breaker = breaker
        self.engine = engine
        self.lease = lease
        let deadline = CellDeadline(timeout: timeout) { engine.isWanted(lease) }
        self.deadline = deadline
        shouldContinue = { deadline.shouldContinue() }
        allCells = lease.run.cellsOfItem
        results.reserveCapacity(items * allCells.count)
    }

    /// Judges the cells of an item and returns whether all of them have a result. If the item is interrupted, the results of its other cells
    /// are kept.
    mutating func judge(_ next: ItemToJudge) -> Bool {
        let content = next.item.content
        let sample = Sample(
            item: next.item.id, input: content.input, output: content.output, expected: content.expected, metadata: content.metadata)
        // Each cell begins when the previous one ended, so that the clock is read once per cell.
        var clock = CellClock()
        for cell in next.cells ?? allCells {
            guard isWanted(at: clock.begin), judge(cell, sample, of: next.item, &clock) else { return false }
        }
        lastEnd = clock.begin
        return true
    }

    /// Judges one cell; returns false if it was interrupted and has no result.
    private mutating func judge(_ cell: ItemCell, _ sample: Sample, of item: RevisionItem, _ clock: inout CellClock) -> Bool {
        deadline.begin(at: clock.begin)
        guard let outcome = judges[cell.evaluation].outcome(for: sample, while: shouldContinue) ?? deadline.timeoutOutcome else {
            return false
        }
        let (latency, createdAt) = clock.lap()
        results.append(
            CellResult(
                item: item.ordinal, itemVersion: item.version, evaluation: cell.evaluation, trial: cell.trial, outcome: outcome,
                attempts: 1,
                latencyMicroseconds: latency, createdAt: createdAt))
        if breaker.shouldTrip(cell.evaluation, after: outcome.kind), case .error(let errorClass, _) = outcome {
            engine.pause(lease.run.id, .failing(lease.run.evaluations[cell.evaluation], errorClass))
            hasPaused = true
        }
        return true
    }

    private mutating func isWanted(at now: MonotonicTime) -> Bool {
        guard !hasPaused else { return false }
        guard now >= nextHeartbeat else { return true }
        nextHeartbeat = now.advanced(by: Self.heartbeatInterval)
        return engine.heartbeat(lease)
    }
}

/// Measures the cells of an item, reading the clock once per cell.
private struct CellClock {
    private let start = MonotonicTime.now()
    private let time = Timestamp.now()
    /// When the current cell began.
    private(set) var begin: MonotonicTime

    init() {
        begin = start
    }

    /// Ends the cell: returns its latency in microseconds and the current time.
    mutating func lap() -> (latency: Int64, createdAt: Timestamp) {
        let end = MonotonicTime.now()
        defer { begin = end }
        return (end.microseconds(since: begin), time.advanced(by: end.microseconds(since: start)))
    }
}

extension CellDeadline {
    /// The outcome of a cell that was interrupted by its timeout.
    fileprivate var timeoutOutcome: CellOutcome? {
        guard hasTimedOut else { return nil }
        let message =
            "No verdict after \(timeout.components.seconds) seconds: simplify the evaluation, or raise runner.evaluator_timeout."
        return .error(errorClass: "timed_out", message: message)
    }
}

extension Judge {
    /// Judges the sample; `nil` if the judge was interrupted.
    fileprivate func outcome(for sample: Sample, while isWanted: @escaping () -> Bool) -> CellOutcome? {
        do {
            let verdict = try judge(sample, while: isWanted)
            return .verdict(verdict, passed: passes(verdict, on: sample))
        } catch {
            switch error {
            case .skipped(let reason, let message): return .skipped(reason: reason, message: message)
            case .failed(let errorClass, let message): return .error(errorClass: errorClass, message: message)
            case .interrupted: return nil
            }
        }
    }
}

/// Tells a slow evaluator whether to continue with a cell: the run must still be wanted, and the cell must not have timed out.
///
/// Used by one thread, for one cell after another.
final class CellDeadline {
    /// Time limit of an evaluator per cell, as configured and as named in the timeout error.
    let timeout: Duration
    private let isWanted: () -> Bool
    private var deadline: MonotonicTime
    private var nextCheck: MonotonicTime
    private var stopReason: StopReason?

    private enum StopReason {
        case cancelled, timedOut
    }

    /// Added to the timeout, so that an evaluator with a time limit of its own of the same length can report the timeout itself.
    static let grace: Duration = .milliseconds(200)
    /// Minimum time between two questions to the engine, however often the evaluator asks: each takes a lock that all threads share.
    private static let checkInterval: Duration = .milliseconds(1)

    init(timeout: Duration, isWanted: @escaping () -> Bool) {
        self.timeout = timeout
        self.isWanted = isWanted
        (deadline, nextCheck) = (.now(), .now())
    }

    /// Starts the time limit of the next cell.
    func begin(at now: MonotonicTime) {
        deadline = now.advanced(by: timeout + Self.grace)
        nextCheck = now
        stopReason = nil
    }

    /// Whether the evaluator should continue. Once false, it stays false for this cell.
    func shouldContinue(at now: MonotonicTime = .now()) -> Bool {
        guard stopReason == nil else { return false }
        guard now >= nextCheck || now >= deadline else { return true }
        nextCheck = now.advanced(by: Self.checkInterval)
        if !isWanted() {
            stopReason = .cancelled
        } else if now >= deadline {
            stopReason = .timedOut
        }
        return stopReason == nil
    }

    /// Whether the cell was interrupted by its timeout.
    var hasTimedOut: Bool { stopReason == .timedOut }
}
