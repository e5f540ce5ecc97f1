public import AssayDomain
public import JSON

/// Selects and orders the evaluations of a project.
public struct EvaluationQuery: Sendable {
    public enum Column: String, Sendable {
        case name
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    public var ids: [ID<Evaluation>]?
    public var enabled: Bool?
    public var type: String?
    /// Substring of the name or the description, ignoring case.
    public var search: String?
    public var order: [Ordering<Column>] = []
    /// Selects the deleted evaluations instead of the visible ones.
    public var deleted = false
    public var window: Window

    public init(window: Window) { self.window = window }
}

/// The fields of a new evaluation that a client sets, validated and normalised.
public struct NewEvaluation: Sendable {
    public var name: String
    public var description: String
    public var enabled: Bool
    public var definition: Evaluation.Definition
    public var conditions: JSONText
    public var deleted: Bool

    public init(name: String, description: String, enabled: Bool, definition: Evaluation.Definition, conditions: JSONText, deleted: Bool) {
        self.name = name
        self.description = description
        self.enabled = enabled
        self.definition = definition
        self.conditions = conditions
        self.deleted = deleted
    }
}

extension Store {
    /// Lists evaluations of a project.
    public func evaluations(in project: Project.Number, _ query: EvaluationQuery) throws(StoreError) -> Page<Evaluation> {
        var list = ListSQL<EvaluationQuery.Column>(of: "evaluations", Evaluation.definitionJoin, in: project, deleted: query.deleted)
        list.filter(ids: query.ids)
        if let enabled = query.enabled { list.filter(where: "evaluations.enabled = ?", enabled) }
        if let type = query.type { list.filter(where: "evaluation_versions.evaluation_type = ?", type) }
        list.filter(search: query.search)
        return try read { (session) throws(StoreError) in
            var users = UserCache(in: session)
            return try list.page(Evaluation.columns, orderedBy: query.order, query.window, in: session, sizeOf: \.size) {
                row throws(StoreError) in try Evaluation(from: &row, &users)
            }
        }
    }

    /// Reads the first evaluations of `Page.remainingRows` until they take up `size` bytes, at least one.
    ///
    /// - Returns: the evaluations, and how many row numbers have been processed.
    public func evaluations(inRows rows: ArraySlice<Int64>, upTo size: Int) throws(StoreError) -> (rows: [Evaluation], count: Int) {
        try read { (session) throws(StoreError) in
            var users = UserCache(in: session)
            return try session.rows(evaluationByRow, rows, upTo: size, sizeOf: \.size) { row throws(StoreError) in
                try Evaluation(from: &row, &users)
            }
        }
    }

    /// An evaluation, deleted or not; `nil` if the project has no such evaluation.
    public func evaluation(_ id: ID<Evaluation>, in project: Project.Number) throws(StoreError) -> Evaluation? {
        try read { (session) throws(StoreError) in try session.evaluation(id, in: project) }
    }

    /// Creates an evaluation with the status `active` if it is enabled, else `paused`. It is on disk when this returns.
    public func createEvaluation(_ new: NewEvaluation, in project: Project.Number, by user: User) throws(StoreError) -> Evaluation {
        try write(.full) { (session) throws(StoreError) in
            let now = Timestamp.now()
            let evaluation = Evaluation(
                id: .new(at: now), project: project, name: new.name, description: new.description, enabled: new.enabled,
                status: new.enabled ? .active : .paused, statusReason: nil, definition: new.definition, conditions: new.conditions,
                deleted: new.deleted, version: 1, createdAt: now, updatedAt: now, createdBy: user)
            try session.insert(evaluation, by: user)
            try session.insert(evaluation.definition, version: 1, of: evaluation.id, at: now)
            return evaluation
        }
    }

    /// Changes an evaluation as `changeDataset` does. A changed `definition` becomes a new version; runs that pinned the old one can still
    /// read it.
    public func changeEvaluation(_ id: ID<Evaluation>, in project: Project.Number, _ change: (inout Evaluation) throws -> Void) throws
        -> Evaluation?
    {
        try self.change(
            reading: { () throws(StoreError) in try evaluation(id, in: project) }, change,
            writing: { old, new throws(StoreError) in
                try write(.full) { (session) throws(StoreError) in
                    let now = Timestamp.now(after: old.updatedAt)
                    let version = new.definition == old.definition ? old.version : old.version + 1
                    guard try session.update(new, version: version, at: now, unlessChangedSince: old.updatedAt) else { return nil }
                    if version != old.version { try session.insert(new.definition, version: version, of: id, at: now) }
                    return try session.evaluation(id, in: project)
                }
            })
    }
}

extension Session {
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

    /// Updates the row unless its `updated_at` is no longer `lastUpdate`.
    ///
    /// - Returns: whether the row was updated.
    fileprivate func update(_ evaluation: Evaluation, version: Int, at now: Timestamp, unlessChangedSince lastUpdate: Timestamp)
        throws(StoreError) -> Bool
    {
        let changed = try run(
            """
            UPDATE evaluations SET name = ?, description = ?, search_text = ?, enabled = ?, status = ?, status_reason = ?,
                status_reason_detail = ?, conditions = ?, deleted = ?, version = ?, updated_at = ?
            WHERE uuid = ? AND project = ? AND updated_at = ?
            """, evaluation.name, evaluation.description, evaluation.searchText, evaluation.enabled, evaluation.status,
            evaluation.statusReason, evaluation.statusReasonDetail, evaluation.conditions, evaluation.deleted, version, now, evaluation.id,
            evaluation.project, lastUpdate)
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
    /// Bytes of its strings.
    fileprivate var size: Int {
        let texts = [definition.config, definition.outputConfig, conditions].map(\.text) + [name, description]
        return texts.reduce(0) { $0 + $1.utf8.count }
    }

    fileprivate var searchText: String { SearchText.folded([name, description]) }
}

extension Evaluation.Definition {
    static let columns = """
        evaluation_versions.evaluation_type, evaluation_versions.evaluation_config, evaluation_versions.output_type, \
        evaluation_versions.output_config, evaluation_versions.provider, evaluation_versions.model
        """

    init(from row: inout Row) throws(StoreError) {
        try self.init(type: row.next(), config: row.next(), outputType: row.next(), outputConfig: row.next(), model: nil)
        let (provider, name): (String?, String?) = try (row.next(), row.next())
        if let provider, let name { model = Evaluation.Model(provider: provider, name: name) }
    }
}

extension Evaluation {
    static let columns = """
        evaluations.uuid, evaluations.project, evaluations.name, evaluations.description, evaluations.enabled, evaluations.status, \
        evaluations.status_reason, evaluations.status_reason_detail, \(Definition.columns), evaluations.conditions, \
        evaluations.deleted, evaluations.version, evaluations.created_at, evaluations.updated_at, evaluations.created_by
        """

    /// Joins an evaluation's current definition.
    static let definitionJoin = """
        JOIN evaluation_versions ON evaluation_versions.evaluation = evaluations.id AND evaluation_versions.version = evaluations.version
        """

    init(from row: inout Row, _ users: inout UserCache) throws(StoreError) {
        try self.init(
            id: row.next(), project: row.next(), name: row.next(), description: row.next(), enabled: row.next(), status: row.next(),
            statusReason: row.next(), statusReasonDetail: row.next(), definition: Definition(from: &row), conditions: row.next(),
            deleted: row.next(), version: row.next(), createdAt: row.next(), updatedAt: row.next(), createdBy: users.user(row.next()))
    }
}

extension Evaluation.Status: ColumnValue {}

extension Session {
    func evaluation(_ id: ID<Evaluation>, in project: Project.Number) throws(StoreError) -> Evaluation? {
        var users = UserCache(in: self)
        return try first(evaluationByID, id, project) { row throws(StoreError) in try Evaluation(from: &row, &users) }
    }
}

private let evaluationByID = """
    SELECT \(Evaluation.columns) FROM evaluations \(Evaluation.definitionJoin) WHERE evaluations.uuid = ? AND evaluations.project = ?
    """
