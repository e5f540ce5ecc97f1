internal import AssayDomain
internal import Synchronization

/// In-memory state of a run that this process is working on.
final class ActiveRun: Sendable {
    let breaker: FailureBreaker
    let throughput = ThroughputWindow()
    let stopwatch = RunStopwatch()

    init(_ tallies: [Tally]) {
        breaker = FailureBreaker(tallies)
    }
}

/// The runs that this process is working on.
final class ActiveRuns: Sendable {
    private let runs = Mutex<[ID<BatchRun>: ActiveRun]>([:])

    subscript(id: ID<BatchRun>) -> ActiveRun? {
        get { runs.withLock { $0[id] } }
        set { runs.withLock { $0[id] = newValue } }
    }
}

/// Detects an evaluation that only fails: if its first cells all ended in `error`, a person should look at it before the rest is tried.
final class FailureBreaker: Sendable {
    /// Trips after this many errors without any other outcome.
    static let limit = 20

    private enum Record {
        case failures(Int)
        case hasSucceeded
    }

    private let records: Mutex<[Record]>

    /// - Parameter tallies: outcomes recorded so far, one tally per evaluation.
    init(_ tallies: [Tally]) {
        records = Mutex(tallies.map { $0.ended == $0.error ? .failures($0.error) : .hasSucceeded })
    }

    /// Counts the outcome of one more cell; returns whether the evaluation has now failed `limit` times without any other outcome.
    func shouldTrip(_ evaluation: Int, after outcome: Outcome) -> Bool {
        records.withLock { records in
            guard case .failures(let count) = records[evaluation] else { return false }
            records[evaluation] = outcome == .error ? .failures(count + 1) : .hasSucceeded
            return outcome == .error && count + 1 >= Self.limit
        }
    }
}
