internal import AssayDomain
internal import EvaluatorKit
internal import Synchronization

/// The judges of the runs that are going, made ready. Those of the runs that waited longest for their turn are let go where there are
/// many, and made again when it comes: any number of runs may go on at once.
final class JudgeCache: Sendable {
    /// A compiled pattern takes about 1 MB once it has been used.
    private static let limit = 128

    fileprivate struct Entry {
        let judges: [any Judge]
        var lastUse: Int
    }

    fileprivate struct State {
        var entries: [ID<BatchRun>: Entry] = [:]
        var uses = 0
    }

    private let registry: Registry
    private let state = Mutex(State())

    init(registry: Registry) {
        self.registry = registry
    }

    /// Why a run cannot be made ready.
    struct Unfit: Error {
        let reason: BatchRun.Reason
    }

    /// In the order of the run's evaluations.
    func judges(of run: BatchRun) throws(Unfit) -> [any Judge] {
        if let ready = state.withLock({ $0.use(run.id) }) { return ready }
        var judges: [any Judge] = []
        for evaluation in run.evaluations {
            do {
                judges.append(try registry.judge(for: evaluation.definition))
            } catch {
                throw Unfit(reason: .notRunnable(evaluation, error.sentence))
            }
        }
        state.withLock { $0.keep(judges, of: run.id, limit: Self.limit) }
        return judges
    }

    /// Whose judges are ready.
    var runs: [ID<BatchRun>] { state.withLock { Array($0.entries.keys) } }

    func forget(_ run: ID<BatchRun>) {
        state.withLock { $0.entries[run] = nil }
    }
}

extension JudgeCache.State {
    fileprivate mutating func use(_ run: ID<BatchRun>) -> [any Judge]? {
        uses += 1
        entries[run]?.lastUse = uses
        return entries[run]?.judges
    }

    /// The newest stay, however many they are.
    fileprivate mutating func keep(_ judges: [any Judge], of run: ID<BatchRun>, limit: Int) {
        uses += 1
        entries[run] = JudgeCache.Entry(judges: judges, lastUse: uses)
        while entries.count > 1, entries.values.reduce(0, { $0 + $1.judges.count }) > limit,
            let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            entries[oldest.key] = nil
        }
    }
}
