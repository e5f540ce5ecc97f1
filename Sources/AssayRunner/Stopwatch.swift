internal import Synchronization

/// The time that goes by while a run is going, handed out in pieces to those who record it.
final class Stopwatch: Sendable {
    private struct State {
        var last: MonotonicTime
        var kept: Int64 = 0
    }

    private let state: Mutex<State>

    init(start: MonotonicTime = .now()) {
        state = Mutex(State(last: start))
    }

    /// Microseconds since the last time this was asked, and those that were given back.
    func lap(at now: MonotonicTime = .now()) -> Int64 {
        state.withLock { state in
            defer { state = State(last: max(now, state.last)) }
            return state.kept + max(0, now.microseconds(since: state.last))
        }
    }

    /// Takes back what could not be recorded.
    func giveBack(_ microseconds: Int64) {
        state.withLock { $0.kept += microseconds }
    }
}
