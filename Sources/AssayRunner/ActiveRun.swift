internal import AssayDomain
internal import AssayStore
internal import Synchronization

/// In-memory state of a run that this process is working on. It is made of the run's totals, by whichever thread needs it first.
final class ActiveRun: Sendable {
    let breaker: ErrorBreaker
    let throughput = ThroughputWindow()
    let stopwatch = RunStopwatch()

    init(_ tallies: [Tally]) {
        breaker = ErrorBreaker(tallies)
    }
}

/// The runs that this process is working on.
final class ActiveRuns: Sendable {
    private let runs = Mutex<[ID<BatchRun>: ActiveRun]>([:])

    subscript(id: ID<BatchRun>) -> ActiveRun? {
        get { runs.withLock { $0[id] } }
        set { runs.withLock { $0[id] = newValue } }
    }

    /// The state of a run, made of its totals in the store if this process has none yet.
    func state(of run: BatchRun, in store: Store) throws(StoreError) -> ActiveRun {
        if let active = self[run.id] { return active }
        let totals = try store.totals(of: run.id)
        guard totals.tallies.count == run.evaluations.count else { throw .missing("evaluation in the totals of the run") }
        return runs.withLock { runs in
            let active = runs[run.id] ?? ActiveRun(totals.tallies)
            runs[run.id] = active
            return active
        }
    }
}

/// Detects an evaluation whose first cells all end in error: a person should look at it before the rest is tried.
final class ErrorBreaker: Sendable {
    /// Trips after this many errors without any other outcome.
    static let limit = 20

    private enum Record {
        case errors(Int)
        case hasOtherOutcome
    }

    private let records: Mutex<[Record]>

    /// - Parameter tallies: outcomes recorded so far, one tally per evaluation.
    init(_ tallies: [Tally]) {
        records = Mutex(tallies.map { $0.ended == $0.error ? .errors($0.error) : .hasOtherOutcome })
    }

    /// Counts the outcome of one more cell; returns whether the evaluation now has `limit` errors and no other outcome.
    func shouldTrip(_ evaluation: Int, after outcome: Outcome) -> Bool {
        records.withLock { records in
            guard case .errors(let count) = records[evaluation] else { return false }
            records[evaluation] = outcome == .error ? .errors(count + 1) : .hasOtherOutcome
            return outcome == .error && count + 1 >= Self.limit
        }
    }
}
