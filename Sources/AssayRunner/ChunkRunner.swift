internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Threads

/// Reads a chunk of items, judges their cells that have no result, and hands the results to the store. Everything that it needs of the run is
/// in the lease and in the store.
///
/// It does not wait for the commit: while the store writes one chunk, the thread judges the next.
struct ChunkRunner: Sendable {
    let store: Store
    let engine: any Engine
    let evaluators: EvaluatorCache
    let activeRuns: ActiveRuns
    let counts: OutcomeCounts
    let completions: CompletionQueue
    /// Time limit of an evaluator per cell.
    let timeout: Duration

    /// How long a chunk is judged. Items finished by then are recorded; the others go back to the planner.
    private static let timeLimit: Duration = .milliseconds(300)

    func run(_ workRange: WorkRange, limit: Int, under lease: Lease) {
        let (items, activeRun): ([ItemToJudge], ActiveRun)
        do {
            items = try read(workRange, limit: limit, of: lease.run)
            activeRun = try activeRuns.state(of: lease.run, in: store)
        } catch {
            return engine.finish(lease, error.isBug ? .inconsistent(error.sentence) : .notRead(obstacle: error.sentence))
        }
        guard let last = items.last?.item.ordinal else { return engine.finish(lease, .empty) }
        guard items.allSatisfy({ $0.belongs(to: lease.run) }) else {
            return engine.finish(lease, .inconsistent("a cell was reopened for an evaluation that the run does not have"))
        }
        engine.claim(lease, through: last)
        activeRun.stopwatch.resume()
        let chunk = workRange.prefix(through: last)
        do throws(NotRunnable) {
            let judges = try evaluators.judges(of: lease.run)
            record(judge(items, by: judges, in: activeRun, under: lease), of: chunk, in: activeRun, under: lease)
        } catch {
            engine.pause(lease.run.id, error.reason)
            engine.finish(lease, .abandoned(chunk))
        }
    }

    private func read(_ workRange: WorkRange, limit: Int, of run: BatchRun) throws(StoreError) -> [ItemToJudge] {
        let items = try store.items(of: run, in: workRange, limit: limit)
        guard let last = items.last else { return [] }
        let range = workRange.prefix(through: last.ordinal).range
        switch workRange.pass {
        case .initial:
            // Only items that were broken off have results already.
            let recorded = try store.recordedCells(of: run, in: range)
            return items.map { ItemToJudge(item: $0, cells: recorded[$0.ordinal].map(run.cells(without:))) }
        case .retry:
            let cells = try store.reopenedCells(of: run, in: range)
            return items.map { ItemToJudge(item: $0, cells: cells[$0.ordinal, default: []]) }
        }
    }

    /// The part of a chunk that was judged.
    private struct Judged {
        let results: [CellResult]
        /// Ordinal of the last item whose cells all have a result now; `nil` if there is none.
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
        guard judged.through != nil || !judged.results.isEmpty else { return engine.finish(lease, .abandoned(chunk)) }
        let (engine, counts, completions) = (engine, counts, completions)
        let (results, through, throughput, time) = (judged.results, judged.through, judged.throughput, activeRun.stopwatch.lap())
        let finished = through.map { chunk.prefix(through: $0).range }
        let cells = JudgedCells(results, pass: chunk.pass, finished: finished, microseconds: time)
        store.record(cells, under: lease.run.token) { recording in
            completions.add {
                switch recording {
                case .success:
                    activeRun.throughput.add(results.count)
                    counts.add(results)
                    engine.finish(lease, .recorded(chunk, through: through, throughput: throughput))
                case .failure(.leaseLost):
                    engine.drop(lease.run.id)
                    engine.finish(lease, .abandoned(chunk))
                case .failure(let error):
                    activeRun.stopwatch.pause(keeping: time)
                    // A result that violates a constraint of the store would be refused again after every back-off.
                    engine.finish(
                        lease, error.isBug ? .inconsistent(error.sentence) : .notRecorded(chunk, obstacle: error.sentence))
                }
            }
        }
    }
}

extension BatchRun {
    /// The cells of an item, in the order in which they are judged.
    var cellsOfItem: [ItemCell] {
        evaluations.indices.flatMap { evaluation in (1...trials).map { ItemCell(evaluation: evaluation, trial: $0) } }
    }

    fileprivate func cells(without recorded: [ItemCell]) -> [ItemCell] {
        let recorded = Set(recorded)
        return cellsOfItem.filter { !recorded.contains($0) }
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
