public import AssayDomain

/// The outcome of a request to create a run.
public enum BatchRunCreation: Sendable {
    case created(BatchRun)
    /// The idempotency key was used before with the same body.
    case existing(BatchRun)
    /// The idempotency key was used before with another body.
    case conflict(BatchRun)
}

extension Store {
    /// The run that was created with an idempotency key, and the hash of the request body.
    public func batchRun(idempotencyKey: String, in project: Project.Number) throws(StoreError) -> (run: BatchRun, bodyHash: [UInt8])? {
        try read { (session) throws(StoreError) in try session.batchRun(idempotencyKey: idempotencyKey, in: project) }
    }

    /// Creates a run in one transaction, with the dataset's current revision and the evaluations' current versions. On disk when this
    /// returns. The caller has checked that the dataset and the evaluations exist.
    public func createBatchRun(_ new: NewBatchRun, in project: Project.Number, by user: User) throws(StoreError) -> BatchRunCreation {
        try write(.full) { (session) throws(StoreError) in
            let id = ID<BatchRun>.new()
            guard let row = try session.insert(new, id, in: project, by: user) else {
                guard let key = new.idempotencyKey, let used = try session.batchRun(idempotencyKey: key, in: project) else {
                    throw .missing("dataset")
                }
                return used.bodyHash == new.bodyHash ? .existing(used.run) : .conflict(used.run)
            }
            for (position, evaluation) in new.evaluations.enumerated() {
                try session.pin(evaluation, new.evaluatorVersions[evaluation], at: position, of: row, in: project)
            }
            guard let run = try session.batchRun(id) else { throw .missing("batch run") }
            try session.setStatisticsDue(run.needsStatistics, of: row)
            return .created(run)
        }
    }
}

extension Session {
    fileprivate func batchRun(idempotencyKey: String, in project: Project.Number) throws(StoreError) -> (run: BatchRun, bodyHash: [UInt8])?
    {
        let found = try first("SELECT uuid, body_hash FROM batch_runs WHERE project = ? AND idempotency_key = ?", project, idempotencyKey) {
            row throws(StoreError) in try (id: row.next(as: ID<BatchRun>.self), bodyHash: row.next(as: [UInt8].self))
        }
        guard let found, let run = try batchRun(found.id) else { return nil }
        return (run, found.bodyHash)
    }

    fileprivate func pin(
        _ evaluation: ID<Evaluation>, _ evaluatorVersion: Int?, at position: Int, of run: Int64, in project: Project.Number
    ) throws(StoreError) {
        let pinned = try self.run(
            """
            INSERT INTO batch_run_evaluations (run, position, evaluation, version, name, evaluator_version)
            SELECT ?, ?, id, version, name, ? FROM evaluations WHERE uuid = ? AND project = ? AND deleted IS NOT TRUE
            """, run, position, evaluatorVersion, evaluation, project)
        guard pinned == 1 else { throw .missing("evaluation") }
    }
}
