internal import AssayDomain
internal import Synchronization

/// What is watched of a run while it is going in this process.
final class ActiveRun: Sendable {
    let failures: FailureBreaker
    let meter = ThroughputWindow()
    let stopwatch = RunStopwatch()

    init(_ tallies: [Tally]) {
        failures = FailureBreaker(tallies)
    }
}

/// The runs that are going in this process.
final class ActiveRuns: Sendable {
    private let runs = Mutex<[ID<BatchRun>: ActiveRun]>([:])

    subscript(id: ID<BatchRun>) -> ActiveRun? {
        get { runs.withLock { $0[id] } }
        set { runs.withLock { $0[id] = newValue } }
    }
}
