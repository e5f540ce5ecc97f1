import AssayDomain
import AssayStore

/// What a runner would do, done by hand: nothing judges in these tests.
extension APIFixture {
    /// Records how the first items of a revision ended, for the run's only evaluation.
    func record(
        _ endings: [CellResult.Ending], of dataset: ID<Dataset>, revision: Int64, in run: ID<BatchRun>, microseconds: Int64 = 0
    ) throws {
        let items = try store.ordinals(of: dataset, revision: revision, after: .min, limit: endings.count)
        let results = zip(items, endings).map { item, ending in
            CellResult(
                item: item.ordinal, itemVersion: 1, evaluation: 0, trial: 1, ending: ending, attempts: 1, latencyMicroseconds: 1500,
                createdAt: Timestamp(microseconds: 0))
        }
        let recorded = TestLatch()
        let portion = WorkRange(.first, ItemRange(after: .min, through: items.last?.ordinal ?? .max))
        store.record(JudgedRange(portion, results: results, microseconds: microseconds), in: run) { _ in recorded.open() }
        recorded.wait()
    }

    /// Begins the run and ends it.
    func settle(
        _ run: ID<BatchRun>, from: BatchRun.Status = .queued, as status: BatchRun.Status = .completed, reason: BatchRun.Reason? = nil
    ) throws {
        _ = try store.moveBatchRun(run, from: [from], to: .running, reason: nil)
        _ = try store.moveBatchRun(run, from: [.running], to: status, reason: reason)
    }
}
