internal import AssayDomain
internal import AssayStore
internal import Threads

/// Takes over runs that no process works on, keeps their leases, and notices what other processes do to them: a run that was cancelled or
/// taken over elsewhere is told to the engine.
final class RunOwnership: Sendable {
    /// How often it looks, and how long a lease holds.
    struct Timing: Sendable {
        /// A process whose lease was not renewed for this long has lost it.
        var lease: Duration = .seconds(15)
        var renewal: Duration = .seconds(5)
        /// How often the process looks for runs that nobody works on. With the lease, the time after which a dead process's runs go on.
        var search: Duration = .seconds(10)
        /// How often the process looks at its own runs, while it has any.
        var watch: Duration = .seconds(1)
    }

    private enum Step {
        case takeOver, watch, renew
    }

    private struct State {
        /// The runs that this process works on.
        var held: [ID<BatchRun>: BatchRun.FencingToken] = [:]
        /// Whether a run waits to be taken over.
        var isAsked = false
        /// Whether the runs that an earlier process of this owner left have not been taken over yet.
        var includesOwn = false
        /// The failures that were reported and have not been overcome.
        var failures: [Step: StoreError] = [:]
        var isStopped = false
    }

    private let store: Store
    private let engine: any Engine
    private let selector: ItemSelector
    private let activeRuns: ActiveRuns
    private let owner: String
    private let timing: Timing
    private let onEvent: @Sendable (RunnerEvent) -> Void
    private let state = LockedState(State())

    init(
        store: Store, engine: any Engine, selector: ItemSelector, activeRuns: ActiveRuns, owner: String, timing: Timing,
        onEvent: @escaping @Sendable (RunnerEvent) -> Void
    ) {
        self.store = store
        self.engine = engine
        self.selector = selector
        self.activeRuns = activeRuns
        self.owner = owner
        self.timing = timing
        self.onEvent = onEvent
    }

    /// Takes over what an earlier process of this owner left, and what nobody works on. If that cannot be written at present, as on a full
    /// disk, it is tried again later.
    func begin() throws(StoreError) {
        do {
            try store.releaseSettledRuns(of: owner)
            try takeOver(includingOwn: true)
        } catch {
            guard [.diskFull, .busy, .overloaded].contains(error) else { throw error }
            state.update { ($0.includesOwn, $0.isAsked) = (true, true) }
            onEvent(.takeoverFailed(reason: error.sentence))
        }
    }

    /// Asks for a run that was just queued. Does not wait.
    func ask() { state.update { $0.isAsked = true } }

    /// The run has ended, and its lease was given up.
    func forget(_ token: BatchRun.FencingToken) {
        state.withLock { state in
            if state.held[token.run] == token { state.held[token.run] = nil }
        }
    }

    /// Takes over, watches and renews until `stop`: the thread's work.
    func work() {
        var (nextSearch, nextRenewal) = (MonotonicTime.now().advanced(by: timing.search), MonotonicTime.now().advanced(by: timing.renewal))
        while let isAsked = wait(until: nextSearch) {
            let now = MonotonicTime.now()
            if isAsked || now >= nextSearch {
                nextSearch = now.advanced(by: timing.search)
                if !attempt(.takeOver, { () throws(StoreError) in try takeOver() }) { nextSearch = now.advanced(by: timing.watch) }
            }
            guard !held.isEmpty else { continue }
            _ = attempt(.watch) { () throws(StoreError) in try watch() }
            guard now >= nextRenewal else { continue }
            nextRenewal = now.advanced(by: timing.renewal)
            _ = attempt(.renew) { () throws(StoreError) in try store.renewLeases(of: owner, until: endOfLease) }
        }
    }

    /// Returns whether `work` succeeded. If not, the next turn tries again; a failure is reported once, not with each turn.
    private func attempt(_ step: Step, _ work: () throws(StoreError) -> Void) -> Bool {
        do {
            try work()
            state.withLock { $0.failures[step] = nil }
            return true
        } catch {
            let isNew = state.withLock { state in
                defer { state.failures[step] = error }
                return state.failures[step] != error
            }
            if isNew { onEvent(.takeoverFailed(reason: error.sentence)) }
            return false
        }
    }

    func stop() { state.update { $0.isStopped = true } }

    /// Gives up the leases of the runs that the process has not finished.
    func release() {
        guard !held.isEmpty else { return }
        // If that fails, the leases run out.
        _ = try? store.releaseRuns(of: owner)
    }

    private var held: [ID<BatchRun>: BatchRun.FencingToken] { state.withLock { $0.held } }

    private var endOfLease: Timestamp {
        let (seconds, attoseconds) = timing.lease.components
        return .now().advanced(by: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }

    /// Waits for the next turn; returns whether a run waits to be taken over, `nil` after `stop`.
    private func wait(until search: MonotonicTime) -> Bool? {
        let turn = MonotonicTime.now().advanced(by: timing.watch)
        return state.waitFor { state -> LockedState<State>.Attempt<Bool?> in
            if state.isStopped { return .done(nil) }
            let next = state.held.isEmpty ? search : min(turn, search)
            guard state.isAsked || MonotonicTime.now() >= next else { return .wait(until: next) }
            defer { state.isAsked = false }
            return .done(state.isAsked)
        }
    }

    private func takeOver(includingOwn: Bool = false) throws(StoreError) {
        let includingOwn = includingOwn || state.withLock { $0.includesOwn }
        let runs = try store.takeOverRuns(for: owner, until: endOfLease, includingOwn: includingOwn)
        state.withLock { $0.includesOwn = false }
        for run in runs {
            state.withLock { $0.held[run.id] = run.token }
            engine.start(run)
        }
    }

    private func watch() throws(StoreError) {
        let held = held
        let present = Dictionary(try store.ownedRuns(of: owner).map { ($0.token, $0.status) }) { first, _ in first }
        for token in held.values {
            switch present[token] {
            case nil: lose(token)
            case .cancelled?: engine.cancel(token.run)
            default: break
            }
        }
    }

    /// Another process has taken the run over, unless it has ended here meanwhile.
    private func lose(_ token: BatchRun.FencingToken) {
        let isHeld = state.withLock { state in
            guard state.held[token.run] == token else { return false }
            state.held[token.run] = nil
            return true
        }
        guard isHeld else { return }
        onEvent(.lost(token.run))
        engine.drop(token.run)
        selector.forget(token.run)
        activeRuns[token.run] = nil
    }
}
