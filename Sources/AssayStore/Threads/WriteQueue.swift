/// What waits for the writer. Requests share a commit of their own and go first; bulk work has its turn after each of these, and only so much of
/// it that the next request waits for some hundredths of a second.
struct WriteQueue {
    /// How much may wait.
    struct Limits: Sendable {
        /// Requests.
        var requests = 1024
        /// Requests while the writer does not get on: each of them holds a thread that could answer another.
        var requestsWhenStuck = 16
        /// Bulk jobs, and their bytes together.
        var bulkJobs = 256
        var bulkBytes = 64 << 20
    }

    /// What a commit of bulk work may take, at least one job.
    static let rowsOfACommit = 4000
    static let bytesOfACommit = 4 << 20

    private let limits: Limits
    private var requests: [WriteJob] = []
    private var bulk: [WriteJob] = []
    private var bulkBytes = 0
    /// Whether requests have gone since bulk work last did.
    private var isTurnOfBulk = false

    init(limits: Limits) {
        self.limits = limits
    }

    var isEmpty: Bool { requests.isEmpty && bulk.isEmpty }

    /// `isStuck`: whether the writer has been at one commit for long.
    func hasRoom(for job: WriteJob, isStuck: Bool) -> Bool {
        switch job.priority {
        case .request: requests.count < (isStuck ? limits.requestsWhenStuck : limits.requests)
        // One that is too large by itself goes alone.
        case .bulk(_, let bytes): bulk.isEmpty || bulk.count < limits.bulkJobs && bulkBytes + bytes <= limits.bulkBytes
        }
    }

    mutating func add(_ job: WriteJob) {
        guard case .bulk(_, let bytes) = job.priority else { return requests.append(job) }
        bulk.append(job)
        bulkBytes += bytes
    }

    /// The jobs of the next commit; none where nothing waits.
    mutating func next() -> [WriteJob] {
        if requests.isEmpty || isTurnOfBulk && !bulk.isEmpty {
            isTurnOfBulk = false
            return nextOfBulk()
        }
        isTurnOfBulk = true
        defer { requests = [] }
        return requests
    }

    private mutating func nextOfBulk() -> [WriteJob] {
        var (count, rows, bytes) = (0, 0, 0)
        for case .bulk(let moreRows, let moreBytes) in bulk.lazy.map(\.priority) {
            guard count == 0 || rows + moreRows <= Self.rowsOfACommit && bytes + moreBytes <= Self.bytesOfACommit else { break }
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
