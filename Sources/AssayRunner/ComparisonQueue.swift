internal import AssayDomain
internal import AssayStore
public import JSON
internal import Threads

/// The state of a comparison.
public enum ComparisonAnswer: Sendable {
    /// The comparison, encoded as the API answers it.
    case finished(JSONText)
    /// It is being computed: results of both runs read so far, and their approximate total.
    case computing(done: Int, total: Int)
}

/// Compares runs that are too large to compare within a request, on its own thread: a few at a time and one per project, in time slices.
final class ComparisonQueue: Sendable {
    fileprivate struct Key: Hashable {
        let candidate: ID<BatchRun>
        let baseline: ID<BatchRun>
    }

    fileprivate struct Job: Sendable {
        let candidate: BatchRun
        let baseline: BatchRun
        let state: ComparedState
        let encode: @Sendable (RunComparison) -> JSONText
        var count: ComparisonCount?
        var done = 0
    }

    fileprivate struct State {
        var jobs: [Key: Job] = [:]
        /// Jobs in round-robin order; the next one is first. After its time slice a job moves to the end.
        var order: [Key] = []
        /// Errors of failed jobs, until a client asks for the comparison again.
        var failures: [Key: StoreError] = [:]
        var isStopping = false
    }

    /// Limits of queued and of started jobs. A started job takes up to some megabytes. Jobs beyond the limits are not queued: the client asks
    /// again later.
    private static let maximumJobs = 16
    private static let maximumJobsPerProject = 4
    private static let maximumStarted = 3
    /// How long the thread works on one job before the next one gets its turn.
    private static let timeSlice: Duration = .milliseconds(50)
    /// Runs with at most this many results together are compared within the request.
    private static let maximumImmediateCells = 10_000
    /// Microseconds that a cached comparison of unfinished runs may be old.
    private static let maximumAge: Int64 = 60_000_000

    private let store: Store
    private let state = LockedState(State())

    init(store: Store) {
        self.store = store
    }

    /// - Parameter encode: encodes the comparison for the cache and the API.
    func comparison(
        of candidate: BatchRun, with baseline: BatchRun, as encode: @escaping @Sendable (RunComparison) -> JSONText
    ) throws(StoreError) -> ComparisonAnswer {
        let current = try store.comparedState(of: candidate, and: baseline)
        let job = Job(candidate: candidate, baseline: baseline, state: current, encode: encode)
        if current.cells <= Self.maximumImmediateCells { return .finished(encode(job.comparison(try tallies(job)))) }
        if let cached = try store.cachedComparison(of: candidate.id, with: baseline.id),
            cached.isValid(for: current, maximumAge: Self.maximumAge)
        {
            return .finished(cached.outcome)
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
            let projectJobs = state.jobs.values.count { $0.candidate.project == job.candidate.project }
            guard state.jobs.count < Self.maximumJobs, projectJobs < Self.maximumJobsPerProject else { return (0, nil) }
            state.jobs[key] = job
            state.order.append(key)
            return (0, nil)
        }
        if let failure { throw failure }
        return .computing(done: min(done, job.state.cells), total: job.state.cells)
    }
}

extension ComparisonQueue {
    /// Works on jobs until `stop`: the thread's work.
    func work() {
        while let key = next() {
            guard var job = checkOut(key) else { continue }
            var count = job.count ?? ComparisonCount(of: job.candidate, against: job.baseline, job.pairing)
            job.count = nil
            do throws(StoreError) {
                try advance(&count)
                if count.isFinished {
                    let outcome = job.encode(job.comparison(count.tallies))
                    try store.cacheComparison(of: key.candidate, with: key.baseline, job.state, outcome: outcome)
                    finish(key, nil)
                } else {
                    (job.count, job.done) = (count, count.done)
                    requeue(job, key)
                }
            } catch {
                finish(key, error)
            }
        }
    }

    func stop() { state.update { $0.isStopping = true } }

    private func advance(_ count: inout ComparisonCount) throws(StoreError) {
        let end = MonotonicTime.now().advanced(by: Self.timeSlice)
        repeat { try count.advance(store) } while !count.isFinished && MonotonicTime.now() < end
    }

    /// The key of the job whose turn it is; `nil` when stopping.
    private func next() -> Key? {
        state.waitFor { state -> LockedState<State>.Attempt<Key?> in
            if state.isStopping { return .done(nil) }
            let startedCount = state.jobs.values.count { $0.count != nil }
            var busyProjects = Set(state.jobs.values.filter { $0.count != nil }.map(\.candidate.project))
            for key in state.order {
                guard let job = state.jobs[key] else { continue }
                if job.count != nil { return .done(key) }
                if startedCount < Self.maximumStarted, busyProjects.insert(job.candidate.project).inserted { return .done(key) }
            }
            return .wait(until: nil)
        }
    }

    /// Moves the job's count out of the shared state for the time slice: with a second reference it would be copied on the first change.
    private func checkOut(_ key: Key) -> Job? {
        state.withLock { state -> Job? in
            let job = state.jobs[key]
            state.jobs[key]?.count = nil
            return job
        }
    }

    private func requeue(_ job: Job, _ key: Key) {
        state.withLock { state in
            state.jobs[key] = job
            state.order.removeAll { $0 == key }
            state.order.append(key)
        }
    }

    private func finish(_ key: Key, _ failure: StoreError?) {
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
    /// Whether the cached comparison can be answered: nothing has changed since, or the runs are unfinished and it is recent.
    fileprivate func isValid(for current: ComparedState, maximumAge: Int64) -> Bool {
        if state == current.text { return true }
        return !current.isSettled && Timestamp.now().microseconds - createdAt.microseconds < maximumAge
    }
}
