internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Threads

/// Reads a chunk of items, has the judges of the run judge the cells of each that have no result, and sends the results to be recorded.
///
/// It does not wait for the commit: while the store writes one chunk, the thread judges the next.
struct ChunkRunner: Sendable {
    let store: Store
    let engine: any Engine
    let judges: JudgeCache
    let ready: ActiveRuns
    let counts: OutcomeCounts
    let completions: CompletionQueue
    /// What an evaluator may take for a cell.
    let timeout: Duration

    /// How long a chunk is judged: what has come of it by then is recorded, and the rest is for another time.
    private static let longest: Duration = .milliseconds(300)

    func work(on portion: WorkRange, limit: Int, under lease: Lease) {
        let items: [ItemToJudge]
        do {
            items = try read(portion, limit: limit, of: lease.run)
        } catch {
            return engine.finish(lease, error.isMistake ? .mismatched(error.sentence) : .notRead(reason: error.sentence))
        }
        guard let last = items.last?.sample.ordinal else { return engine.finish(lease, .empty) }
        guard let ready = ready[lease.run.id] else {
            return engine.finish(lease, .mismatched("a chunk was handed out of a run that has not begun"))
        }
        guard items.allSatisfy({ $0.isOf(lease.run) }) else {
            return engine.finish(lease, .mismatched("a cell was opened again of an evaluation that the run does not have"))
        }
        engine.opened(lease, through: last, items: items.count)
        ready.stopwatch.goOn()
        let chunk = portion.front(through: last)
        do throws(JudgeCache.Unfit) {
            let judges = try judges.judges(of: lease.run)
            record(judge(items, by: judges, in: ready, under: lease), of: chunk, in: ready, under: lease)
        } catch {
            engine.park(lease.run.id, error.reason)
            engine.finish(lease, .abandoned(chunk))
        }
    }

    private func read(_ portion: WorkRange, limit: Int, of run: BatchRun) throws(StoreError) -> [ItemToJudge] {
        let samples = try store.samples(of: run, in: portion, limit: limit)
        guard portion.pass == .reopened, let last = samples.last else { return samples.map { ItemToJudge(sample: $0, cells: nil) } }
        let cells = try store.reopenedCells(of: run, in: portion.front(through: last.ordinal).range)
        return samples.map { ItemToJudge(sample: $0, cells: cells[$0.ordinal, default: []]) }
    }

    /// What was judged of a chunk before the engine wanted no more of it.
    private struct Judged {
        let results: [CellResult]
        /// The last item all of whose cells have ended.
        let through: Int64?
        let pace: Planner.Pace
    }

    private func judge(_ items: [ItemToJudge], by judges: [any Judge], in ready: ActiveRun, under lease: Lease) -> Judged {
        let start = MonotonicTime.now()
        let end = start.advanced(by: Self.longest)
        var judge = ItemJudge(judges, ready.failures, engine, lease, items: items.count, timeout: timeout)
        let judged = items.prefix { judge.lastEnd < end && judge.judge($0) }
        engine.judged(lease)
        let pace = Planner.Pace(items: judged.count, microseconds: MonotonicTime.now().microseconds(since: start))
        return Judged(results: judge.results, through: judged.last?.sample.ordinal, pace: pace)
    }

    private func record(_ judged: Judged, of chunk: WorkRange, in ready: ActiveRun, under lease: Lease) {
        guard let through = judged.through else { return engine.finish(lease, .abandoned(chunk)) }
        let (engine, counts, completions) = (engine, counts, completions)
        let (results, pace, time) = (judged.results, judged.pace, ready.stopwatch.lap())
        store.record(JudgedRange(chunk.front(through: through), results: results, microseconds: time), in: lease.run.id) { recording in
            completions.add {
                guard case .failure(let error) = recording else {
                    ready.meter.add(results.count)
                    counts.add(results)
                    return engine.finish(lease, .recorded(chunk, through: through, calls: results.count, pace: pace))
                }
                ready.stopwatch.rest(keeping: time)
                // A result that the store refuses for good would be refused after every rest.
                engine.finish(
                    lease, error.isMistake ? .mismatched(error.sentence) : .notRecorded(chunk, reason: error.sentence))
            }
        }
    }
}
