internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit

/// Reads a chunk of items, has every judge of the run judge each of them, and sends the results to be recorded.
///
/// It does not wait for the commit: while the store writes one chunk, the thread judges the next.
struct ChunkRunner: Sendable {
    let store: Store
    let engine: any Engine
    let ready: ReadyRuns
    let counts: OutcomeCounts

    func work(on range: ItemRange, limit: Int, under lease: Lease) {
        let items: [StoredSample]
        do {
            items = try read(range, limit: limit, of: lease.run)
        } catch {
            return engine.finish(lease, .notRead(reason: error.sentence))
        }
        guard let last = items.last else { return engine.finish(lease, .empty) }
        guard let ready = ready[lease.run.id] else { preconditionFailure("a run begins before its chunks") }
        engine.opened(lease, through: last.ordinal)
        let chunk = ItemRange(after: range.after, through: last.ordinal)
        record(judge(items, by: ready, under: lease), of: chunk, in: ready, under: lease)
    }

    private func read(_ range: ItemRange, limit: Int, of run: BatchRun) throws(StoreError) -> [StoredSample] {
        let items = try store.samples(of: run.dataset, revision: run.datasetRevision, after: range.after, limit: limit)
        return Array(items.prefix { $0.ordinal <= range.through })
    }

    /// What was judged of a chunk before the engine wanted no more of it.
    private struct Judged {
        var results: [CellResult] = []
        /// The last item all of whose cells have ended.
        var through: Int64?
        var pace = Planner.Pace(items: 0, microseconds: 0)
    }

    private func judge(_ items: [StoredSample], by ready: ReadyRun, under lease: Lease) -> Judged {
        let start = MonotonicTime.now()
        var judged = Judged()
        judged.results.reserveCapacity(items.count * ready.judges.count * lease.run.trials)
        var count = 0
        for item in items {
            guard engine.beat(lease) else { break }
            judge(item, by: ready, under: lease, into: &judged.results)
            judged.through = item.ordinal
            count += 1
        }
        judged.pace = Planner.Pace(items: count, microseconds: MonotonicTime.now().microseconds(since: start))
        return judged
    }

    private func judge(_ item: StoredSample, by ready: ReadyRun, under lease: Lease, into results: inout [CellResult]) {
        let content = item.content
        let sample = Sample(input: content.input, output: content.output, expected: content.expected, metadata: content.metadata)
        for (evaluation, judge) in ready.judges.enumerated() {
            for trial in 1...lease.run.trials {
                let start = MonotonicTime.now()
                let ending = judge.ending(for: sample)
                results.append(
                    CellResult(
                        item: item.ordinal, itemVersion: item.version, evaluation: evaluation, trial: trial, ending: ending, attempts: 1,
                        latencyMicroseconds: MonotonicTime.now().microseconds(since: start), createdAt: .now()))
                if ready.failures.isHopeless(evaluation, after: ending.outcome) {
                    engine.park(lease.run.id, reason: hopeless(lease.run.evaluations[evaluation], ending))
                }
            }
        }
    }

    private func hopeless(_ evaluation: BatchRun.PinnedEvaluation, _ ending: CellResult.Ending) -> String {
        guard case .error(let failure, _) = ending else { preconditionFailure("only errors are hopeless") }
        return "The first \(FailureWatch.limit) cells of the evaluation “\(evaluation.name)” all ended in error, the last with \(failure). "
            + "Look at the results, change the evaluation, and start another run."
    }

    private func record(_ judged: Judged, of chunk: ItemRange, in ready: ReadyRun, under lease: Lease) {
        guard let through = judged.through else { return engine.finish(lease, .abandoned(chunk)) }
        let (engine, counts) = (engine, counts)
        let (results, pace) = (judged.results, judged.pace)
        store.record(results, of: ItemRange(after: chunk.after, through: through), in: lease.run.id) { recording in
            switch recording {
            case .success:
                ready.meter.add(results.count)
                counts.add(results)
                engine.finish(lease, .recorded(chunk, through: through, pace: pace))
            case .failure(let error):
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
