internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Threads

/// An item of a chunk.
struct ItemToJudge {
    let sample: StoredSample
    /// The only cells that have no result; all of them where it is `nil`.
    let cells: [OpenCell]?

    /// Whether its cells are cells of the run.
    func isOf(_ run: BatchRun) -> Bool { cells?.allSatisfy { run.evaluations.indices.contains($0.evaluation) } ?? true }
}

/// Judges the items of a chunk, one cell after the other, as long as the engine wants it to.
struct ItemJudge {
    private let judges: [any Judge]
    private let failures: FailureBreaker
    private let engine: any Engine
    private let lease: Lease
    private let allCells: [OpenCell]
    private var nextBeat = MonotonicTime.now()
    private var hasParked = false
    private let watch: CellDeadline
    private let goesOn: () -> Bool
    /// When the last item ended.
    private(set) var lastEnd = MonotonicTime.now()
    private(set) var results: [CellResult] = []

    /// After which the engine is asked again whether to go on: asking takes a lock that all threads share.
    private static let beatInterval: Duration = .milliseconds(1)

    /// `timeout`: what an evaluator may take for a cell.
    init(_ judges: [any Judge], _ failures: FailureBreaker, _ engine: any Engine, _ lease: Lease, items: Int, timeout: Duration) {
        self.judges = judges
        self.failures = failures
        self.engine = engine
        self.lease = lease
        let watch = CellDeadline(limit: timeout) { engine.isWanted(lease) }
        self.watch = watch
        goesOn = { watch.goesOn() }
        allCells = judges.indices.flatMap { evaluation in (1...lease.run.trials).map { OpenCell(evaluation: evaluation, trial: $0) } }
        results.reserveCapacity(items * allCells.count)
    }

    /// Whether all cells of the item have ended. What had been judged of one that is broken off is forgotten.
    mutating func judge(_ item: ItemToJudge) -> Bool {
        let content = item.sample.content
        let sample = Sample(
            item: item.sample.id, input: content.input, output: content.output, expected: content.expected, metadata: content.metadata)
        let before = results.count
        // Each cell begins where the one before it ended, so that the clock is read once for each.
        var clock = CellClock()
        guard !hasParked else { return false }
        for cell in item.cells ?? allCells {
            guard isWanted(at: clock.begin), judge(cell, sample, of: item.sample, &clock) else {
                results.removeLast(results.count - before)
                return false
            }
        }
        lastEnd = clock.begin
        return true
    }

    /// Whether the cell has ended; not where nobody wants its end any more.
    private mutating func judge(_ cell: OpenCell, _ sample: Sample, of item: StoredSample, _ clock: inout CellClock) -> Bool {
        watch.begin(at: clock.begin)
        guard let ending = judges[cell.evaluation].ending(for: sample, while: goesOn) ?? watch.lateEnding else { return false }
        let (latency, createdAt) = clock.lap()
        results.append(
            CellResult(
                item: item.ordinal, itemVersion: item.version, evaluation: cell.evaluation, trial: cell.trial, ending: ending, attempts: 1,
                latencyMicroseconds: latency, createdAt: createdAt))
        if failures.isHopeless(cell.evaluation, after: ending.outcome), case .error(let failure, _) = ending {
            engine.park(lease.run.id, .failing(lease.run.evaluations[cell.evaluation], failure))
            hasParked = true
            watch.isWantedAnyway = true
        }
        return true
    }

    /// An item in which the run was parked is gone through to its end, so that the reason is on record.
    private mutating func isWanted(at now: MonotonicTime) -> Bool {
        guard now >= nextBeat, !hasParked else { return true }
        nextBeat = now.advanced(by: Self.beatInterval)
        return engine.beat(lease)
    }
}

/// When the cells of an item end, by one reading of the clock for each.
private struct CellClock {
    private let start = MonotonicTime.now()
    private let time = Timestamp.now()
    /// When the next cell begins.
    private(set) var begin: MonotonicTime

    init() {
        begin = start
    }

    /// The cell ends: how long it took, in microseconds, and when that is.
    mutating func lap() -> (latency: Int64, createdAt: Timestamp) {
        let end = MonotonicTime.now()
        defer { begin = end }
        return (end.microseconds(since: begin), time.advanced(by: end.microseconds(since: start)))
    }
}

extension CellDeadline {
    /// How a cell ends that was broken off for its time.
    fileprivate var lateEnding: CellResult.Ending? {
        guard isLate else { return nil }
        let message =
            "There was no verdict after \(limit.components.seconds) seconds: simplify the evaluation, or raise runner.evaluator_timeout."
        return .error(failure: "timed_out", message: message)
    }
}

extension Judge {
    /// How the cell of this sample ends; `nil` where it is broken off.
    fileprivate func ending(for sample: Sample, while isWanted: @escaping () -> Bool) -> CellResult.Ending? {
        do {
            let verdict = try judge(sample, while: isWanted)
            return .verdict(verdict, passed: passes(verdict))
        } catch {
            switch error {
            case .skipped(let reason, let message): return .skipped(reason: reason, message: message)
            case .failed(let failure, let message): return .error(failure: failure, message: message)
            case .interrupted: return nil
            }
        }
    }
}
