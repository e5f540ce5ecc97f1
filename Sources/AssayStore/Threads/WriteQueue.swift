/// The jobs that wait for the writer. All waiting requests share one commit and go first. Bulk work gets a commit after each commit of
/// requests, limited so that the next request waits some hundredths of a second at most.
struct WriteQueue {
    /// How many jobs may wait.
    struct Limits: Sendable {
        /// Number of requests.
        var requests = 1024
        /// Number of requests while the writer is slow: each of them blocks a thread that could answer another request.
        var requestsWhenSlow = 16
        /// Number of bulk jobs.
        var bulkJobs = 256
        /// Bytes of all bulk jobs.
        var bulkBytes = 64 << 20
    }

    /// Limits of a commit of bulk work; a single job may exceed them.
    static let maxRowsPerCommit = 4000
    static let maxBytesPerCommit = 4 << 20

    private let limits: Limits
    private var requests: [WriteJob] = []
    private var bulk: [WriteJob] = []
    private var bulkBytes = 0
    /// Whether requests have been committed since the last commit of bulk work.
    private var isTurnOfBulk = false

    init(limits: Limits) {
        self.limits = limits
    }

    var isEmpty: Bool { requests.isEmpty && bulk.isEmpty }

    /// Whether the limits allow another job.
    ///
    /// - Parameter isSlow: whether the current commit takes unusually long.
    func hasCapacity(for job: WriteJob, isSlow: Bool) -> Bool {
        switch job.priority {
        case .request: requests.count < (isSlow ? limits.requestsWhenSlow : limits.requests)
        // A job that exceeds the limit by itself is accepted into an empty queue.
        case .bulk(_, let bytes): bulk.isEmpty || bulk.count < limits.bulkJobs && bulkBytes + bytes <= limits.bulkBytes
        }
    }

    mutating func add(_ job: WriteJob) {
        guard case .bulk(_, let bytes) = job.priority else { return requests.append(job) }
        bulk.append(job)
        bulkBytes += bytes
    }

    /// Removes the jobs of the next commit from the queue; empty if no job waits.
    mutating func next() -> [WriteJob] {
        if requests.isEmpty || isTurnOfBulk && !bulk.isEmpty {
            isTurnOfBulk = false
            return nextBulk()
        }
        isTurnOfBulk = true
        defer { requests = [] }
        return requests
    }

    private mutating func nextBulk() -> [WriteJob] {
        var (count, rows, bytes) = (0, 0, 0)
        for case .bulk(let moreRows, let moreBytes) in bulk.lazy.map(\.priority) {
            guard count == 0 || rows + moreRows <= Self.maxRowsPerCommit && bytes + moreBytes <= Self.maxBytesPerCommit else { break }
            count += 1
            rows += moreRows
            bytes += moreBytes
        }
        defer {
            bulk.removeFirst(count)
            bulkBytes -= bytes
        }
        return Array(bulk.prefix(count))
    }
}

/// Work for the writer's thread, done in a transaction that other jobs may share.
struct WriteJob: Sendable {
    /// How safe the written data is after the commit.
    enum Durability: Sendable {
        /// On disk, together with every commit before it: for data that is acknowledged to a client.
        case full
        /// Survives the end of the process, but not a power failure: for data that can be computed again.
        case normal
    }

    /// How the job is queued.
    enum Priority: Sendable {
        /// A client waits for the answer. The job is refused if the queue is full.
        case request
        /// Results, rows of an import or deletions, with their approximate size. The submitting thread waits if the queue is full.
        case bulk(rows: Int, bytes: Int)
    }

    let durability: Durability
    var priority = Priority.request
    let work: @Sendable (any Session) throws(StoreError) -> Void
    /// Called on the writer's thread with the outcome. It must return quickly, since all other writes wait for it.
    let done: @Sendable (Result<Void, StoreError>) -> Void
}
