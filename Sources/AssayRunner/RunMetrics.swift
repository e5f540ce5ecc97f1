internal import AssayDomain
internal import Synchronization
internal import Threads

/// Cells recorded since the process started, by outcome.
final class OutcomeCounts: Sendable {
    private let counts = Mutex<[Outcome: Int]>([:])

    func add(_ results: [CellResult]) {
        var added: [Outcome: Int] = [:]
        for result in results { added[result.outcome.kind, default: 0] += 1 }
        counts.withLock { $0.merge(added, uniquingKeysWith: +) }
    }

    /// All outcomes, including those with a count of 0.
    var all: [(outcome: Outcome, cells: Int)] {
        counts.withLock { counts in Outcome.allCases.map { ($0, counts[$0, default: 0]) } }
    }
}

/// Cells per second over the last ten seconds.
final class ThroughputWindow: Sendable {
    private static let window: Int64 = 10

    private struct Count {
        var second: Int64
        var cells = 0
    }

    private let start: MonotonicTime
    private let counts = Mutex([Count]())

    init(start: MonotonicTime = .now()) {
        self.start = start
    }

    func add(_ cells: Int, at now: MonotonicTime = .now()) {
        counts.withLock { counts in
            if counts.last?.second != now.second { counts.append(Count(second: now.second)) }
            counts[counts.count - 1].cells += cells
            counts.removeAll { $0.second <= now.second - Self.window }
        }
    }

    func rate(at now: MonotonicTime = .now()) -> Double {
        let cells = counts.withLock { counts in
            counts.reduce(0) { $1.second > now.second - Self.window ? $0 + $1.cells : $0 }
        }
        let beginning = max(start.nanoseconds, (now.second - Self.window + 1) * 1_000_000_000)
        return Double(cells) / (Double(max(1, now.nanoseconds - beginning)) / 1_000_000_000)
    }
}

extension MonotonicTime {
    fileprivate var second: Int64 { nanoseconds / 1_000_000_000 }
}

/// Measures the running time of a run in laps; each lap is recorded together with a chunk.
final class RunStopwatch: Sendable {
    private struct State {
        /// When the current lap started; `nil` while the run is blocked.
        var since: MonotonicTime?
        /// Microseconds of earlier laps that could not be recorded.
        var carriedOver: Int64 = 0
    }

    private let state: Mutex<State>

    init(start: MonotonicTime = .now()) {
        state = Mutex(State(since: start))
    }

    /// Ends the lap and starts the next: returns its microseconds, plus those of laps that could not be recorded.
    func lap(at now: MonotonicTime = .now()) -> Int64 {
        state.withLock { state in
            let elapsed = state.since.map { max(0, now.microseconds(since: $0)) } ?? 0
            defer { state = State(since: state.since.map { max($0, now) }) }
            return state.carriedOver + elapsed
        }
    }

    /// Stops the watch while the run is blocked, because a lap of this many microseconds could not be recorded; the next lap will include
    /// them.
    func pause(keeping microseconds: Int64) {
        state.withLock { $0 = State(since: nil, carriedOver: $0.carriedOver + microseconds) }
    }

    /// Starts the watch again if it is stopped.
    func resume(at now: MonotonicTime = .now()) {
        state.withLock { $0.since = $0.since ?? now }
    }
}
