internal import AssayDomain
internal import EvaluatorKit
internal import Threads

/// The judges of the runs that are going, each made ready once for all runs of its evaluation. Those that waited longest for their turn are
/// let go where they take too much memory together, and made again when it comes: any number of runs may go on at once.
final class JudgeCache: Sendable {
    /// A version of an evaluation, which never changes.
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
        /// What a thread is making ready, for which others wait.
        var making: Set<Key> = []
    }

    private let registry: Registry
    private let limit: Int
    private let state = LockedState(State())

    /// `limit`: bytes that judges may take together, by their own estimate; those of one run may take more.
    init(registry: Registry, limit: Int = 48 << 20) {
        self.registry = registry
        self.limit = limit
    }

    /// Why a run cannot be made ready.
    struct Unfit: Error {
        let reason: BatchRun.Reason
    }

    /// In the order of the run's evaluations.
    func judges(of run: BatchRun) throws(Unfit) -> [any Judge] {
        var judges: [any Judge] = []
        judges.reserveCapacity(run.evaluations.count)
        for evaluation in run.evaluations { judges.append(try judge(of: evaluation)) }
        return judges
    }

    private func judge(of evaluation: BatchRun.PinnedEvaluation) throws(Unfit) -> any Judge {
        let key = evaluation.key
        if let ready = ready(key) { return ready }
        do {
            let judge = try registry.judge(for: evaluation.definition)
            state.update { $0.keep(judge, for: key, limit: limit) }
            return judge
        } catch {
            state.update { _ = $0.making.remove(key) }
            throw Unfit(reason: .notRunnable(evaluation, error.sentence))
        }
    }

    /// The judge; `nil` where it is for the caller to make it. Waits while another thread does.
    private func ready(_ key: Key) -> (any Judge)? {
        state.waitFor { state -> LockedState<State>.Attempt<(any Judge)?> in
            if let judge = state.use(key) { return .done(judge) }
            return state.making.insert(key).inserted ? .done(nil) : .wait(until: nil)
        }
    }

    /// What is ready.
    var keys: Set<Key> { state.withLock { Set($0.entries.keys) } }

    /// A run has ended: its judges are let go of. Another run that has the same makes them again.
    func forget(_ run: BatchRun) {
        state.withLock { state in
            for evaluation in run.evaluations { state.drop(evaluation.key) }
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

    fileprivate mutating func keep(_ judge: any Judge, for key: JudgeCache.Key, limit: Int) {
        making.remove(key)
        while bytes + judge.footprint > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) { drop(oldest.key) }
        uses += 1
        entries[key] = Entry(judge: judge, lastUse: uses)
        bytes += judge.footprint
    }

    fileprivate mutating func drop(_ key: JudgeCache.Key) {
        guard let entry = entries.removeValue(forKey: key) else { return }
        bytes -= entry.judge.footprint
    }
}
