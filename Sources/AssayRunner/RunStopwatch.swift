internal import Synchronization
internal import Threads

/// The time that goes by while a run is going, handed out in pieces to those who record it.
final class RunStopwatch: Sendable {
    private struct State {
        /// Since when time is measured that has not been handed out; `nil` while the run rests.
        var since: MonotonicTime?
        var kept: Int64 = 0
    }

    private let state: Mutex<State>

    init(start: MonotonicTime = .now()) {
        state = Mutex(State(since: start))
    }

    /// Microseconds since the last time this was asked, and those that were given back.
    func lap(at now: MonotonicTime = .now()) -> Int64 {
        state.withLock { state in
            let passed = state.since.map { max(0, now.microseconds(since: $0)) } ?? 0
            defer { state = State(since: state.since.map { max($0, now) }) }
            return state.kept + passed
        }
    }

    /// The run rests, because what took `microseconds` could not be recorded.
    func rest(keeping microseconds: Int64) {
        state.withLock { $0 = State(since: nil, kept: $0.kept + microseconds) }
    }

    /// The run goes on, if it rested.
    func goOn(at now: MonotonicTime = .now()) {
        state.withLock { $0.since = $0.since ?? now }
    }
}
