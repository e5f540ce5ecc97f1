internal import AssayDomain
internal import EvaluatorKit
internal import Threads

/// The judges of active runs, shared by all runs of the same evaluation version. If they take too much memory together, the least recently
/// used are evicted and made again when needed.
final class JudgeCache: Sendable {
    /// An immutable version of an evaluation.
    struct Key: Hashable {
        let evaluation: ID<Evaluation>
        let version: Int
    }

    fileprivate struct State {
        struct Entry {
            let judge: any Judge
            var lastUse: Int
        }

        var entries: [Key: Entry] = [:]
        var bytes = 0
        var uses = 0
        /// Judges that a thread is making; other threads wait for them.
        var inProgress: Set<Key> = []
    }

    private let registry: Registry
    private let limit: Int
    private let state = LockedState(State())

    /// - Parameter limit: bytes that all judges may take together, by their own estimate.
    init(registry: Registry, limit: Int = 48 << 20) {
        self.registry = registry
        self.limit = limit
    }

    /// Thrown if a judge of a run cannot be made.
    struct NotRunnable: Error {
        let reason: BatchRun.Reason
    }

    /// The judges of a run, in the order of its evaluations.
    func judges(of run: BatchRun) throws(NotRunnable) -> [any Judge] {
        var judges: [any Judge] = []
        judges.reserveCapacity(run.evaluations.count)
        for evaluation in run.evaluations { judges.append(try judge(of: evaluation)) }
        return judges
    }

    private func judge(of evaluation: BatchRun.PinnedEvaluation) throws(NotRunnable) -> any Judge {
        let key = evaluation.key
        if let cached = cached(key) { return cached }
        do {
            let judge = try registry.judge(for: evaluation.definition)
            state.update { $0.insert(judge, for: key, limit: limit) }
            return judge
        } catch {
            state.update { _ = $0.inProgress.remove(key) }
            throw NotRunnable(reason: .notRunnable(evaluation, error.sentence))
        }
    }

    /// The cached judge, waiting for it if another thread is making it; `nil` if the caller must make it.
    private func cached(_ key: Key) -> (any Judge)? {
        state.waitFor { state -> LockedState<State>.Attempt<(any Judge)?> in
            if let judge = state.use(key) { return .done(judge) }
            return state.inProgress.insert(key).inserted ? .done(nil) : .wait(until: nil)
        }
    }

    /// Keys of the cached judges.
    var keys: Set<Key> { state.withLock { Set($0.entries.keys) } }

    /// Evicts the judges of a run that has ended. Another run with the same evaluations makes them again.
    func evict(_ run: BatchRun) {
        state.withLock { state in
            for evaluation in run.evaluations { state.evict(evaluation.key) }
        }
    }
}

extension BatchRun.PinnedEvaluation {
    var key: JudgeCache.Key { JudgeCache.Key(evaluation: id, version: version) }
}

extension JudgeCache.State {
    fileprivate mutating func use(_ key: JudgeCache.Key) -> (any Judge)? {
        uses += 1
        entries[key]?.lastUse = uses
        return entries[key]?.judge
    }

    fileprivate mutating func insert(_ judge: any Judge, for key: JudgeCache.Key, limit: Int) {
        inProgress.remove(key)
        while bytes + judge.footprint > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) { evict(oldest.key) }
        uses += 1
        entries[key] = Entry(judge: judge, lastUse: uses)
        bytes += judge.footprint
    }

    fileprivate mutating func evict(_ key: JudgeCache.Key) {
        guard let entry = entries.removeValue(forKey: key) else { return }
        bytes -= entry.judge.footprint
    }
}
