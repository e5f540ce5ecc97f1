public import AssayDomain
internal import JSON

extension Store {
    public func evaluations(in project: Project.Number, _ query: EvaluationQuery) throws(StoreError) -> Page<Evaluation> {
        var list = ListSQL<EvaluationQuery.Column>(of: "evaluations", Evaluation.definitionJoin, in: project, deleted: query.deleted)
        list.keep(ids: query.ids)
        if let enabled = query.enabled { list.keep(where: "evaluations.enabled = ?", enabled) }
        if let type = query.type { list.keep(where: "evaluation_versions.evaluation_type = ?", type) }
        list.keep(search: query.search)
        return try read { (connection) throws(StoreError) in
            var authors = UserCache(in: connection)
            return try list.page(Evaluation.columns, orderedBy: query.order, query.window, in: connection, sizeOf: \.size) {
                row throws(StoreError) in try Evaluation(from: &row, &authors)
            }
        }
    }

    /// The first evaluations of `Page.rest`, as many as take up `size` bytes and at least one; how many row numbers are done with.
    public func evaluations(inRows rows: ArraySlice<Int64>, upTo size: Int) throws(StoreError) -> (rows: [Evaluation], count: Int) {
        try read { (connection) throws(StoreError) in
            var authors = UserCache(in: connection)
            return try connection.rows(evaluationByRow, rows, upTo: size, sizeOf: \.size) { row throws(StoreError) in
                try Evaluation(from: &row, &authors)
            }
        }
    }

    public func evaluation(_ id: ID<Evaluation>, in project: Project.Number) throws(StoreError) -> Evaluation? {
        try read { (connection) throws(StoreError) in try connection.evaluation(id, in: project) }
    }

    /// `active` where enabled, `paused` where not.
    public func createEvaluation(_ new: NewEvaluation, in project: Project.Number, by user: User) throws(StoreError) -> Evaluation {
        try write(.full) { (connection) throws(StoreError) in
            let now = Timestamp.now()
            let evaluation = Evaluation(
                id: .new(at: now), project: project, name: new.name, description: new.description, enabled: new.enabled,
                status: new.enabled ? .active : .paused, statusReason: nil, definition: new.definition, conditions: new.conditions,
                deleted: new.deleted, version: 1, createdAt: now, updatedAt: now, createdBy: user)
            try connection.insert(evaluation, by: user)
            try connection.insert(evaluation.definition, version: 1, of: evaluation.id, at: now)
            return evaluation
        }
    }

    /// As `changeDataset`. A changed `definition` becomes a new version; the old one stays readable by the runs that pinned it.
    public func changeEvaluation(_ id: ID<Evaluation>, in project: Project.Number, _ change: (inout Evaluation) throws -> Void) throws
        -> Evaluation?
    {
        try self.change(
            reading: { () throws(StoreError) in try evaluation(id, in: project) }, change,
            writing: { old, new throws(StoreError) in
                try write(.full) { (connection) throws(StoreError) in
                    let now = Timestamp.now(after: old.updatedAt)
                    let version = new.definition == old.definition ? old.version : old.version + 1
                    guard try connection.update(new, version: version, at: now, unlessChangedSince: old.updatedAt) else { return nil }
                    if version != old.version { try connection.insert(new.definition, version: version, of: id, at: now) }
                    return try connection.evaluation(id, in: project)
                }
            })
    }
}

extension Connection {
    fileprivate func insert(_ evaluation: Evaluation, by user: User) throws(StoreError) {
        try run(
            """
            INSERT INTO evaluations (uuid, project, name, description, search_text, enabled, status, status_reason,
                status_reason_detail, conditions, deleted, version, created_at, updated_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, evaluation.id, evaluation.project, evaluation.name, evaluation.description, evaluation.searchText, evaluation.enabled,
            evaluation.status, evaluation.statusReason, evaluation.statusReasonDetail, evaluation.conditions, evaluation.deleted,
            evaluation.version, evaluation.createdAt, evaluation.updatedAt, user.number)
    }

    /// Whether the row was still the one last changed at `seen`.
    fileprivate func update(_ evaluation: Evaluation, version: Int, at now: Timestamp, unlessChangedSince seen: Timestamp)
        throws(StoreError) -> Bool
    {
        let changed = try run(
            """
            UPDATE evaluations SET name = ?, description = ?, search_text = ?, enabled = ?, status = ?, status_reason = ?,
                status_reason_detail = ?, conditions = ?, deleted = ?, version = ?, updated_at = ?
            WHERE uuid = ? AND project = ? AND updated_at = ?
            """, evaluation.name, evaluation.description, evaluation.searchText, evaluation.enabled, evaluation.status,
            evaluation.statusReason, evaluation.statusReasonDetail, evaluation.conditions, evaluation.deleted, version, now, evaluation.id,
            evaluation.project, seen)
        return changed == 1
    }

    fileprivate func insert(_ definition: Evaluation.Definition, version: Int, of evaluation: ID<Evaluation>, at now: Timestamp)
        throws(StoreError)
    {
        try run(
            """
            INSERT INTO evaluation_versions (evaluation, version, evaluation_type, evaluation_config, output_type, output_config,
                provider, model, created_at)
            SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM evaluations WHERE uuid = ?
            """, version, definition.type, definition.config, definition.outputType, definition.outputConfig,
            definition.model?.provider, definition.model?.name, now, evaluation)
    }
}

private let evaluationByRow = "SELECT \(Evaluation.columns) FROM evaluations \(Evaluation.definitionJoin) WHERE evaluations.id = ?"

extension Evaluation {
    /// Bytes of its texts.
    fileprivate var size: Int {
        let texts = [definition.config, definition.outputConfig, conditions].map(\.text) + [name, description]
        return texts.reduce(0) { $0 + $1.utf8.count }
    }

    fileprivate var searchText: String { SearchText.folded([name, description]) }
}
