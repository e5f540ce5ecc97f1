internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit

/// Reads a chunk of items, has the judges of the run judge the cells of each that have no result, and sends the results to be recorded.
///
/// It does not wait for the commit: while the store writes one chunk, the thread judges the next.
struct ChunkRunner: Sendable {
    let store: Store
    let engine: any Engine
    let judges: JudgeCache
    let ready: ReadyRuns
    let counts: OutcomeCounts

    func work(on portion: Portion, limit: Int, under lease: Lease) {
        let items: [ItemToJudge]
        do {
            items = try read(portion, limit: limit, of: lease.run)
        } catch {
            return engine.finish(lease, .notRead(reason: error.sentence))
        }
        guard let last = items.last?.sample.ordinal else { return engine.finish(lease, .empty) }
        guard let ready = ready[lease.run.id] else { preconditionFailure("a run begins before its chunks") }
        engine.opened(lease, through: last, items: items.count)
        let chunk = portion.front(through: last)
        do throws(JudgeCache.Unfit) {
            let judges = try judges.judges(of: lease.run)
            record(judge(items, by: judges, in: ready, under: lease), of: chunk, in: ready, under: lease)
        } catch {
            engine.park(lease.run.id, error.reason)
            engine.finish(lease, .abandoned(chunk))
        }
    }

    /// An item of a chunk.
    private struct ItemToJudge {
        let sample: StoredSample
        /// The only cells that have no result; all of them where it is `nil`.
        let cells: [OpenCell]?
    }

    private func read(_ portion: Portion, limit: Int, of run: BatchRun) throws(StoreError) -> [ItemToJudge] {
        let samples = try store.samples(of: run, in: portion, limit: limit)
        guard portion.pass == .reopened, let last = samples.last else { return samples.map { ItemToJudge(sample: $0, cells: nil) } }
        let cells = try store.reopenedCells(of: run, in: portion.front(through: last.ordinal).range)
        return samples.map { ItemToJudge(sample: $0, cells: cells[$0.ordinal, default: []]) }
    }

    /// After which the engine is asked again whether to go on: asking takes a lock that all threads share.
    private static let beatInterval: Duration = .milliseconds(1)

    /// What was judged of a chunk before the engine wanted no more of it.
    private struct Judged {
        var results: [CellResult] = []
        /// The last item all of whose cells have ended.
        var through: Int64?
        var pace = Planner.Pace(items: 0, microseconds: 0)
    }

    private func judge(_ items: [ItemToJudge], by judges: [any Judge], in ready: ReadyRun, under lease: Lease) -> Judged {
        let start = MonotonicTime.now()
        var judged = Judged()
        judged.results.reserveCapacity(items.count * lease.run.cellsPerItem)
        var count = 0
        var nextBeat = start
        for item in items {
            let now = MonotonicTime.now()
            if now >= nextBeat {
                guard engine.beat(lease) else { break }
                nextBeat = now.advanced(by: Self.beatInterval)
            }
            let isParked = judge(item, by: judges, in: ready, under: lease, into: &judged.results)
            if isParked { nextBeat = now }
            judged.through = item.sample.ordinal
            count += 1
        }
        judged.pace = Planner.Pace(items: count, microseconds: MonotonicTime.now().microseconds(since: start))
        return judged
    }

    /// Whether something was found out that parks the run.
    private func judge(
        _ item: ItemToJudge, by judges: [any Judge], in ready: ReadyRun, under lease: Lease, into results: inout [CellResult]
    ) -> Bool {
        let content = item.sample.content
        let sample = Sample(input: content.input, output: content.output, expected: content.expected, metadata: content.metadata)
        // Each cell begins where the one before it ended, so that the clock is read once for each.
        let (begin, time) = (MonotonicTime.now(), Timestamp.now())
        var start = begin
        var isParked = false
        func judge(_ evaluation: Int, _ trial: Int) {
            let ending = judges[evaluation].ending(for: sample)
            let end = MonotonicTime.now()
            results.append(
                CellResult(
                    item: item.sample.ordinal, itemVersion: item.sample.version, evaluation: evaluation, trial: trial, ending: ending,
                    attempts: 1, latencyMicroseconds: end.microseconds(since: start),
                    createdAt: time.advanced(by: end.microseconds(since: begin))))
            start = end
            if ready.failures.isHopeless(evaluation, after: ending.outcome), case .error(let failure, _) = ending {
                engine.park(lease.run.id, .failing(lease.run.evaluations[evaluation], failure))
                isParked = true
            }
        }
        if let cells = item.cells {
            for cell in cells { judge(cell.evaluation, cell.trial) }
        } else {
            for evaluation in judges.indices { for trial in 1...lease.run.trials { judge(evaluation, trial) } }
        }
        return isParked
    }

    private func record(_ judged: Judged, of chunk: Portion, in ready: ReadyRun, under lease: Lease) {
        guard let through = judged.through else { return engine.finish(lease, .abandoned(chunk)) }
        let (engine, counts) = (engine, counts)
        let (results, pace, time) = (judged.results, judged.pace, ready.stopwatch.lap())
        store.record(JudgedPortion(chunk.front(through: through), results: results, microseconds: time), in: lease.run.id) { recording in
            switch recording {
            case .success:
                ready.meter.add(results.count)
                counts.add(results)
                engine.finish(lease, .recorded(chunk, through: through, calls: results.count, pace: pace))
            case .failure(let error):
                ready.stopwatch.giveBack(time)
                engine.finish(lease, .notRecorded(chunk, reason: error.sentence))
            }
        }
    }
}

extension Judge {
    /// How the cell of this sample ends.
    fileprivate func ending(for sample: Sample) -> CellResult.Ending {
        do {
            let verdict = try judge(sample)
            return .verdict(verdict, passed: passes(verdict))
        } catch {
            switch error {
            case .skipped(let reason, let message): return .skipped(reason: reason, message: message)
            case .failed(let failure, let message): return .error(failure: failure, message: message)
            }
        }
    }
}
