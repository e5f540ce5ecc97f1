public import AssayDomain

/// Which process works on a run.
///
/// A run that has work left is taken over by one process, its owner, which holds a lease until a time and renews it. If the process dies, the
/// lease runs out and another process takes the run over. Each takeover raises the run's fencing number: a process that was only suspended
/// fails with `.leaseLost` when it tries to record something.
extension Store {
    /// Takes over the runs of all projects that have work left and no owner, or an owner whose lease is over: runs that are queued or
    /// running, or have settled without statistics. Returns them oldest first. Writes nothing if there are none.
    ///
    /// - Parameters:
    ///   - owner: identifies this process among those that share the database.
    ///   - end: until when the lease holds.
    ///   - includingOwn: takes over the runs of `owner`, too: this process has just started and continues what an earlier one left.
    public func takeOverRuns(
        for owner: String, until end: Timestamp, at now: Timestamp = .now(), includingOwn: Bool = false
    ) throws(StoreError) -> [BatchRun] {
        let own = includingOwn ? owner : nil
        let found = try read { (session) throws(StoreError) in
            try session.value(firstAbandonedRun, now, owner, own, as: Int64.self)
        }
        guard found != nil else { return [] }
        return try write(.normal) { (session) throws(StoreError) in
            let taken = try session.values(takeOver, owner, end, now, own, as: Int64.self)
            return try session.batchRuns(runsByRow, JSONList.text(taken))
        }
    }

    /// Extends the leases of all runs of a process.
    public func renewLeases(of owner: String, until end: Timestamp) throws(StoreError) {
        _ = try write(.normal) { (session) throws(StoreError) in
            try session.run("UPDATE batch_runs SET lease_until = ? WHERE owner = ?", end, owner)
        }
    }

    /// Gives up the runs of a process that ends, so that another one need not wait for their leases to run out.
    public func releaseRuns(of owner: String) throws(StoreError) {
        _ = try write(.normal) { (session) throws(StoreError) in
            try session.run("UPDATE batch_runs SET owner = NULL, lease_until = NULL WHERE owner = ?", owner)
        }
    }

    /// Gives up the runs of a process that have no work left, which a process that was killed could not do. Writes nothing if there are none.
    public func releaseSettledRuns(of owner: String) throws(StoreError) {
        let found = try read { (session) throws(StoreError) in try session.value(firstSettledRun, owner, as: Int64.self) }
        guard found != nil else { return }
        _ = try write(.normal) { (session) throws(StoreError) in try session.run(releaseSettled, owner) }
    }

    /// The runs of a process, as other processes may have changed them.
    public func ownedRuns(of owner: String) throws(StoreError) -> [OwnedRun] {
        try read { (session) throws(StoreError) in
            try session.all(runsOfOwner, owner) { row throws(StoreError) in
                try OwnedRun(token: BatchRun.FencingToken(run: row.next(), number: row.next()), status: row.next())
            }
        }
    }
}

/// A run that a process works on.
public struct OwnedRun: Sendable, Equatable {
    public let token: BatchRun.FencingToken
    public let status: BatchRun.Status

    public init(token: BatchRun.FencingToken, status: BatchRun.Status) {
        self.token = token
        self.status = status
    }
}

/// Condition: the run has work left, and has no owner, or the owner `own`, or one other than `me` whose lease is over.
private func isAbandoned(_ now: String, _ me: String, _ own: String) -> String {
    """
    id IN (SELECT id FROM batch_runs WHERE status IN ('queued', 'running') UNION SELECT id FROM batch_runs WHERE statistics_due = 1)
        AND (owner IS NULL OR lease_until < \(now) AND owner <> \(me) OR owner = \(own))
    """
}

let firstAbandonedRun = "SELECT id FROM batch_runs WHERE \(isAbandoned("?1", "?2", "?3")) LIMIT 1"

let takeOver = """
    UPDATE batch_runs SET owner = ?1, lease_until = ?2, fence = fence + 1 WHERE \(isAbandoned("?3", "?1", "?4")) RETURNING id
    """

private let runsByRow = "\(BatchRunRow.select) WHERE batch_runs.id IN (SELECT value FROM json_each(?)) ORDER BY batch_runs.id"

private let isSettled = "owner = ? AND status NOT IN ('queued', 'running') AND statistics_due = 0"
let firstSettledRun = "SELECT id FROM batch_runs WHERE \(isSettled) LIMIT 1"
private let releaseSettled = "UPDATE batch_runs SET owner = NULL, lease_until = NULL WHERE \(isSettled)"

let runsOfOwner = "SELECT uuid, fence, status FROM batch_runs WHERE owner = ? ORDER BY id"
