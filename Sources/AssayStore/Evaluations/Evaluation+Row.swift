internal import AssayDomain

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

    /// Joins an evaluation's present definition.
    static let definitionJoin = """
        JOIN evaluation_versions ON evaluation_versions.evaluation = evaluations.id AND evaluation_versions.version = evaluations.version
        """

    init(from row: inout Row, _ authors: inout UserCache) throws(StoreError) {
        try self.init(
            id: row.next(), project: row.next(), name: row.next(), description: row.next(), enabled: row.next(), status: row.next(),
            statusReason: row.next(), statusReasonDetail: row.next(), definition: Definition(from: &row), conditions: row.next(),
            deleted: row.next(), version: row.next(), createdAt: row.next(), updatedAt: row.next(), createdBy: authors.user(row.next()))
    }
}

extension Evaluation.Status: ColumnValue {}

extension Connection {
    func evaluation(_ id: ID<Evaluation>, in project: Project.Number) throws(StoreError) -> Evaluation? {
        var authors = UserCache(in: self)
        return try first(evaluationByID, id, project) { row throws(StoreError) in try Evaluation(from: &row, &authors) }
    }
}

private let evaluationByID = """
    SELECT \(Evaluation.columns) FROM evaluations \(Evaluation.definitionJoin) WHERE evaluations.uuid = ? AND evaluations.project = ?
    """
