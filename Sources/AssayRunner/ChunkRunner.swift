internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Threads

/// Reads a chunk of items, judges their cells that have no result, and hands the results to the store.
///
/// It does not wait for the commit: while the store writes one chunk, the thread judges the next.
struct ChunkRunner: Sendable {
    let store: Store
    let engine: any Engine
    let judges: JudgeCache
    let activeRuns: ActiveRuns
    let counts: OutcomeCounts
    let completions: CompletionQueue
    /// Time limit of an evaluator per cell.
    let timeout: Duration

    /// How long a chunk is judged. Items finished by then are recorded; the others go back to the planner.
    private static let timeLimit: Duration = .milliseconds(300)

    func run(_ workRange: WorkRange, limit: Int, under lease: Lease) {
        let items: [ItemToJudge]
        do {
            items = try read(workRange, limit: limit, of: lease.run)
        } catch {
            return engine.finish(lease, error.isBug ? .inconsistent(error.sentence) : .notRead(obstacle: error.sentence))
        }
        guard let last = items.last?.item.ordinal else { return engine.finish(lease, .empty) }
        guard let activeRun = activeRuns[lease.run.id] else {
            return engine.finish(lease, .inconsistent("a chunk was leased for a run that has not begun"))
        }
        guard items.allSatisfy({ $0.belongs(to: lease.run) }) else {
            return engine.finish(lease, .inconsistent("a cell was reopened for an evaluation that the run does not have"))
        }
        engine.claim(lease, through: last, items: items.count)
        activeRun.stopwatch.resume()
        let chunk = workRange.prefix(through: last)
        do throws(JudgeCache.NotRunnable) {
            let judges = try judges.judges(of: lease.run)
            record(judge(items, by: judges, in: activeRun, under: lease), of: chunk, in: activeRun, under: lease)
        } catch {
            engine.pause(lease.run.id, error.reason)
            engine.finish(lease, .abandoned(chunk))
        }
    }

    private func read(_ workRange: WorkRange, limit: Int, of run: BatchRun) throws(StoreError) -> [ItemToJudge] {
        let items = try store.items(of: run, in: workRange, limit: limit)
        guard workRange.pass == .retry, let last = items.last else { return items.map { ItemToJudge(item: $0, cells: nil) } }
        let cells = try store.reopenedCells(of: run, in: workRange.prefix(through: last.ordinal).range)
        return items.map { ItemToJudge(item: $0, cells: cells[$0.ordinal, default: []]) }
    }

    /// The part of a chunk that was judged.
    private struct Judged {
        let results: [CellResult]
        /// Ordinal of the last item whose cells all have a result; `nil` if there is none.
        let through: Int64?
        let throughput: Planner.Throughput
    }

    private func judge(_ items: [ItemToJudge], by judges: [any Judge], in activeRun: ActiveRun, under lease: Lease) -> Judged {
        let start = MonotonicTime.now()
        let end = start.advanced(by: Self.timeLimit)
        var judge = ItemJudge(judges, activeRun.breaker, engine, lease, items: items.count, timeout: timeout)
        let judged = items.prefix { judge.lastEnd < end && judge.judge($0) }
        engine.finishedJudging(lease)
        let throughput = Planner.Throughput(items: judged.count, microseconds: MonotonicTime.now().microseconds(since: start))
        return Judged(results: judge.results, through: judged.last?.item.ordinal, throughput: throughput)
    }

    private func record(_ judged: Judged, of chunk: WorkRange, in activeRun: ActiveRun, under lease: Lease) {
        guard let through = judged.through else { return engine.finish(lease, .abandoned(chunk)) }
        let (engine, counts, completions) = (engine, counts, completions)
        let (results, throughput, time) = (judged.results, judged.throughput, activeRun.stopwatch.lap())
        let spending = Spending(for: results)
        store.record(JudgedRange(chunk.prefix(through: through), results: results, microseconds: time), in: lease.run.id) { recording in
            completions.add {
                guard case .failure(let error) = recording else {
                    activeRun.throughput.add(results.count)
                    counts.add(results)
                    return engine.finish(lease, .recorded(chunk, through: through, spending: spending, throughput: throughput))
                }
                activeRun.stopwatch.pause(keeping: time)
                // A result that violates a constraint of the store would be refused again after every back-off.
                engine.finish(
                    lease, error.isBug ? .inconsistent(error.sentence) : .notRecorded(chunk, obstacle: error.sentence))
            }
        }
    }
}

/// Runs what follows a commit (counting, telling the engine, logging) on its own thread, so that the store's writer can go on to the next
/// commit.
final class CompletionQueue: Sendable {
    private struct State {
        var pending: [@Sendable () -> Void] = []
        var isClosed = false
    }

    private let state = LockedState(State())

    /// Queues a completion. After `close` it is run on the calling thread instead.
    func add(_ completion: @escaping @Sendable () -> Void) {
        let isClosed = state.update { state in
            if !state.isClosed { state.pending.append(completion) }
            return state.isClosed
        }
        if isClosed { completion() }
    }

    /// Runs completions in order until `close`: the thread's work.
    func run() {
        while let next = next() {
            for completion in next { completion() }
        }
    }

    /// Makes `run` return once the queue is empty.
    func close() { state.update { $0.isClosed = true } }

    private func next() -> [@Sendable () -> Void]? {
        state.waitFor { state -> LockedState<State>.Attempt<[@Sendable () -> Void]?> in
            if state.pending.isEmpty { return state.isClosed ? .done(nil) : .wait(until: nil) }
            defer { state.pending = [] }
            return .done(state.pending)
        }
    }
}
