internal import AssayDomain
internal import Synchronization

/// What is watched of a run while it is going in this process.
final class ReadyRun: Sendable {
    let failures: FailureWatch
    let meter = Meter()
    let stopwatch = Stopwatch()

    init(_ tallies: [Tally]) {
        failures = FailureWatch(tallies)
    }
}

/// The runs that are going in this process.
final class ReadyRuns: Sendable {
    private let runs = Mutex<[ID<BatchRun>: ReadyRun]>([:])

    subscript(id: ID<BatchRun>) -> ReadyRun? {
        get { runs.withLock { $0[id] } }
        set { runs.withLock { $0[id] = newValue } }
    }
}
