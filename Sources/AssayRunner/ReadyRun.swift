internal import AssayDomain
internal import EvaluatorKit
internal import Synchronization

/// A run that is going on in this process: its judges made ready, and what is watched meanwhile.
final class ReadyRun: Sendable {
    /// In the order of the run's evaluations.
    let judges: [any Judge]
    let failures: FailureWatch
    let meter = Meter()

    /// Why a run cannot be made ready, as a sentence.
    struct Unfit: Error {
        let reason: String
    }

    init(_ run: BatchRun, registry: Registry, tallies: [Tally]) throws(Unfit) {
        var judges: [any Judge] = []
        for evaluation in run.evaluations {
            do {
                judges.append(try registry.judge(for: evaluation.definition))
            } catch {
                throw Unfit(reason: "The evaluation “\(evaluation.name)” cannot run: \(error.sentence)")
            }
        }
        self.judges = judges
        failures = FailureWatch(tallies)
    }
}

/// The runs that are going on in this process.
final class ReadyRuns: Sendable {
    private let runs = Mutex<[ID<BatchRun>: ReadyRun]>([:])

    subscript(id: ID<BatchRun>) -> ReadyRun? {
        get { runs.withLock { $0[id] } }
        set { runs.withLock { $0[id] = newValue } }
    }
}
