internal import AssayDomain
internal import AssayStore
public import JSON
internal import Threads

/// What is known of a comparison.
public enum ComparisonAnswer: Sendable {
    /// It is there, as the API tells it.
    case outcome(JSONText)
    /// It is being computed: results of both runs read so far, and about how many there are.
    case computing(done: Int, total: Int)
}

/// Compares runs that are too large for a request, on a thread of its own: a few at once, of each project one, each a little at a time.
final class ComparisonQueue: Sendable {
    fileprivate struct Key: Hashable {
        let candidate: ID<BatchRun>
        let baseline: ID<BatchRun>
    }

    fileprivate struct Job: Sendable {
        let candidate: BatchRun
        let baseline: BatchRun
        let state: ComparedState
        let write: @Sendable (RunComparison) -> JSONText
        var count: ComparisonCount?
        var done = 0
    }

    fileprivate struct State {
        var jobs: [Key: Job] = [:]
        /// The oldest first; one that has had its turn goes behind the others.
        var order: [Key] = []
        /// Why jobs were given up, until somebody asks.
        var failures: [Key: StoreError] = [:]
        var isStopping = false
    }

    /// Jobs that are known, and that have begun: these take up to some megabytes each. Who asks for one more asks again later.
    private static let maximumJobs = 16
    private static let maximumOfProject = 4
    private static let maximumBegun = 3
    /// How long one job is worked for at a time.
    private static let turn: Duration = .milliseconds(50)
    /// Results of both runs up to which a comparison is made at once.
    private static let small = 10_000
    /// How old a comparison of runs that are still going may be: what they came to a moment ago is as good as what they come to now.
    private static let freshness: Int64 = 60_000_000

    private let store: Store
    private let state = LockedState(State())

    init(store: Store) {
        self.store = store
    }

    /// - Parameter write: the comparison as it is kept and answered.
    func comparison(
        of candidate: BatchRun, with baseline: BatchRun, as write: @escaping @Sendable (RunComparison) -> JSONText
    ) throws(StoreError) -> ComparisonAnswer {
        let present = try store.comparedState(of: candidate, and: baseline)
        let job = Job(candidate: candidate, baseline: baseline, state: present, write: write)
        if present.cells <= Self.small { return .outcome(write(job.comparison(try tallies(job)))) }
        if let kept = try store.keptComparison(of: candidate.id, with: baseline.id), kept.isTrue(in: present, within: Self.freshness) {
            return .outcome(kept.outcome)
        }
        return try enqueue(job)
    }

    private func tallies(_ job: Job) throws(StoreError) -> [PairTally] {
        try store.tallies(of: job.candidate, against: job.baseline, job.pairing)
    }

    private func enqueue(_ job: Job) throws(StoreError) -> ComparisonAnswer {
        let key = Key(candidate: job.candidate.id, baseline: job.baseline.id)
        let (done, failure) = state.update { state -> (Int, StoreError?) in
            if let failure = state.failures.removeValue(forKey: key) { return (0, failure) }
            if let known = state.jobs[key] { return (known.done, nil) }
            let ofProject = state.jobs.values.count { $0.candidate.project == job.candidate.project }
            guard state.jobs.count < Self.maximumJobs, ofProject < Self.maximumOfProject else { return (0, nil) }
            state.jobs[key] = job
            state.order.append(key)
            return (0, nil)
        }
        if let failure { throw failure }
        return .computing(done: min(done, job.state.cells), total: job.state.cells)
    }
}

extension ComparisonQueue {
    /// Until `stop`: the thread's work.
    func work() {
        while let key = next() {
            guard var job = take(key) else { continue }
            var count = job.count ?? ComparisonCount(of: job.candidate, against: job.baseline, job.pairing)
            job.count = nil
            do throws(StoreError) {
                try advance(&count)
                if count.isOver {
                    let outcome = job.write(job.comparison(count.tallies))
                    try store.keepComparison(of: key.candidate, with: key.baseline, job.state, outcome: outcome)
                    end(key, nil)
                } else {
                    (job.count, job.done) = (count, count.done)
                    put(job, back: key)
                }
            } catch {
                end(key, error)
            }
        }
    }

    func stop() { state.update { $0.isStopping = true } }

    private func advance(_ count: inout ComparisonCount) throws(StoreError) {
        let end = MonotonicTime.now().advanced(by: Self.turn)
        repeat { try count.advance(store) } while !count.isOver && MonotonicTime.now() < end
    }

    /// The job whose turn it is; `nil` when stopping.
    private func next() -> Key? {
        state.waitFor { state -> LockedState<State>.Attempt<Key?> in
            if state.isStopping { return .done(nil) }
            let begun = state.jobs.values.count { $0.count != nil }
            var busy = Set(state.jobs.values.filter { $0.count != nil }.map(\.candidate.project))
            for key in state.order {
                guard let job = state.jobs[key] else { continue }
                if job.count != nil { return .done(key) }
                if begun < Self.maximumBegun, busy.insert(job.candidate.project).inserted { return .done(key) }
            }
            return .wait(until: nil)
        }
    }

    /// The job with its count, which stays in nobody else's hands for the turn: what two have is copied when it is counted on.
    private func take(_ key: Key) -> Job? {
        state.withLock { state -> Job? in
            let job = state.jobs[key]
            state.jobs[key]?.count = nil
            return job
        }
    }

    private func put(_ job: Job, back key: Key) {
        state.withLock { state in
            state.jobs[key] = job
            state.order.removeAll { $0 == key }
            state.order.append(key)
        }
    }

    private func end(_ key: Key, _ failure: StoreError?) {
        state.update { state in
            state.jobs[key] = nil
            state.order.removeAll { $0 == key }
            if state.failures.count >= Self.maximumJobs { state.failures.removeAll() }
            state.failures[key] = failure
        }
    }
}

extension ComparisonQueue.Job {
    var pairing: EvaluationPairing { EvaluationPairing(candidate: candidate, baseline: baseline) }

    func comparison(_ tallies: [PairTally]) -> RunComparison {
        RunComparison(candidate: candidate, baseline: baseline, pairing, tallies)
    }
}

extension CachedComparison {
    /// Whether it is what a comparison would come to now, or did a moment ago while the runs go on.
    fileprivate func isTrue(in present: ComparedState, within freshness: Int64) -> Bool {
        if state == present.text { return true }
        return !present.isSettled && Timestamp.now().microseconds - createdAt.microseconds < freshness
    }
}
