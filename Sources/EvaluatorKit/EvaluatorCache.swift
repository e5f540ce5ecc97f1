public import AssayDomain
internal import Threads

/// The evaluators of stored evaluations, prepared once for all who need them: the API's checks and all runs.
///
/// A version of an evaluation never changes, so an entry is never wrong. If the entries take too much memory together, the least recently used are
/// evicted and prepared again when needed.
public final class EvaluatorCache: Sendable {
    /// A version of an evaluation.
    public struct Key: Hashable, Sendable {
        public let evaluation: ID<Evaluation>
        public let version: Int

        public init(_ evaluation: ID<Evaluation>, version: Int) {
            self.evaluation = evaluation
            self.version = version
        }
    }

    fileprivate struct State {
        struct Entry {
            let evaluator: PreparedEvaluator
            let footprint: Int
            var lastUse: Int
        }

        var entries: [Key: Entry] = [:]
        var bytes = 0
        var uses = 0
        /// Evaluators that a thread is preparing; other threads wait for them.
        var inProgress: Set<Key> = []
    }

    /// Where evaluators that are not in the cache come from.
    public let registry: Registry
    private let limit: Int
    private let state = LockedState(State())

    /// - Parameter limit: bytes that all evaluators may take together, by their own estimate.
    public init(_ registry: Registry, limit: Int = 64 << 20) {
        self.registry = registry
        self.limit = limit
    }

    /// The evaluator of a stored version, prepared by the caller's thread if it is not in the cache. While another thread prepares it, the caller
    /// waits for that thread.
    ///
    /// - Parameter definition: the definition of the version.
    public func evaluator(_ key: Key, _ definition: Evaluation.Definition) throws(ConfigError) -> PreparedEvaluator {
        if let cached = cached(key) { return cached }
        do throws(ConfigError) {
            let evaluator = try registry.prepare(definition, from: .stored)
            insert(evaluator, for: key)
            return evaluator
        } catch {
            state.update { _ = $0.inProgress.remove(key) }
            throw error
        }
    }

    /// Adds an evaluator that was prepared for a definition just stored as this version.
    public func insert(_ evaluator: PreparedEvaluator, for key: Key) {
        state.update { $0.insert(evaluator, for: key, limit: limit) }
    }

    /// The cached evaluator, waiting for it if another thread is preparing it; `nil` if the caller must prepare it.
    private func cached(_ key: Key) -> PreparedEvaluator? {
        state.waitFor { state -> LockedState<State>.Attempt<PreparedEvaluator?> in
            if let evaluator = state.use(key) { return .done(evaluator) }
            return state.inProgress.insert(key).inserted ? .done(nil) : .wait(until: nil)
        }
    }

    /// The versions in the cache.
    var keys: Set<Key> { state.withLock { Set($0.entries.keys) } }
}

extension Evaluation {
    /// The key of the evaluation's present version in the cache of evaluators.
    public var evaluatorKey: EvaluatorCache.Key { EvaluatorCache.Key(id, version: version) }
}

extension BatchRun.PinnedEvaluation {
    /// The key of the pinned version in the cache of evaluators.
    public var evaluatorKey: EvaluatorCache.Key { EvaluatorCache.Key(id, version: version) }
}

extension EvaluatorCache.State {
    fileprivate mutating func use(_ key: EvaluatorCache.Key) -> PreparedEvaluator? {
        uses += 1
        entries[key]?.lastUse = uses
        return entries[key]?.evaluator
    }

    fileprivate mutating func insert(_ evaluator: PreparedEvaluator, for key: EvaluatorCache.Key, limit: Int) {
        inProgress.remove(key)
        evict(key)
        let footprint = evaluator.footprint
        while bytes + footprint > limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) { evict(oldest.key) }
        uses += 1
        entries[key] = Entry(evaluator: evaluator, footprint: footprint, lastUse: uses)
        bytes += footprint
    }

    private mutating func evict(_ key: EvaluatorCache.Key) {
        guard let entry = entries.removeValue(forKey: key) else { return }
        bytes -= entry.footprint
    }
}
