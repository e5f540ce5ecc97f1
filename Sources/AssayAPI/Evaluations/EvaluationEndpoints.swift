internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import FastCGI
internal import JSON

/// `evaluations/` and `evaluations/{id}/`.
enum EvaluationEndpoints {
    static let routes = [
        Route("evaluations/", .get(list, needs: "evaluation:read"), .post(create, needs: "evaluation:write")),
        Route(
            "evaluations/{id}/", .get(detail, needs: "evaluation:read"), .put(change, needs: "evaluation:write"),
            .patch(change, needs: "evaluation:write"), .noDelete(needs: "evaluation:write")),
    ]

    @Sendable private static func list(_ context: RequestContext) throws -> Response {
        var query = EvaluationQuery(window: context.window)
        query.ids = try context.query.ids("id__in", of: Evaluation.self)
        query.enabled = context.query.enabled
        query.type = try context.query.choice("evaluation_type") { context.api.registry.card(for: $0)?.type }
        query.search = try context.query.search()
        query.deleted = context.query.deleted
        query.order = try context.query.ordering(by: EvaluationQuery.Column.self)
        let page = try context.store.evaluations(in: context.project.number, query)
        let isSlim = context.request.header("x-posthog-client") == "mcp"
        let store = context.store
        return try context.page(
            page, query.window, readRemaining: { rows, size throws(StoreError) in try store.evaluations(inRows: rows, upTo: size) },
            write: { json, evaluations in
                for evaluation in evaluations { json.evaluation(evaluation, isSlim: isSlim) }
            })
    }

    @Sendable private static func create(_ context: RequestContext) throws -> Response {
        let registry = context.api.registry
        let fields = try EvaluationFields(context.body().fields(isPartial: false), registry)
        let draft = Evaluation.Definition(type: "", config: .emptyObject, outputType: "", outputConfig: .emptyObject, model: nil)
        var new = NewEvaluation(name: "", description: "", enabled: false, definition: draft, conditions: .emptyArray, deleted: false)
        fields.name.set(&new.name)
        fields.description.set(&new.description)
        fields.enabled.set(&new.enabled)
        var check = DefinitionCheck(context.api.evaluators)
        new.definition = try fields.definition.applied(to: draft, nil, mustRun: new.enabled, by: &check)
        fields.conditions.set(&new.conditions)
        fields.deleted.set(&new.deleted)
        let evaluation = try context.store.createEvaluation(new, in: context.project.number, by: context.user)
        check.keepEvaluator(of: evaluation)
        return .json(201) { json in json.evaluation(evaluation) }
    }

    @Sendable private static func detail(_ context: RequestContext) throws -> Response {
        let found = try context.store.evaluation(context.id(), in: context.project.number)
        guard let evaluation = found, !evaluation.deleted else { throw APIError.notFound() }
        return .json { json in json.evaluation(evaluation) }
    }

    /// PUT and PATCH also work on a deleted evaluation, so that it can be restored.
    @Sendable private static func change(_ context: RequestContext) throws -> Response {
        let registry = context.api.registry
        let body = try context.body()
        // The fields are read once the evaluation is known to exist, and cached for when a concurrent change makes the store call again:
        // reading them compiles patterns.
        var cached: EvaluationFields?
        var check = DefinitionCheck(context.api.evaluators)
        let changed = try context.store.changeEvaluation(context.id(), in: context.project.number) { evaluation in
            let fields = try cached ?? EvaluationFields(body.fields(isPartial: context.isPartial), registry)
            cached = fields
            let enables = fields.enabled.value == true && !evaluation.enabled
            fields.name.set(&evaluation.name)
            fields.description.set(&evaluation.description)
            evaluation.definition = try fields.definition.applied(
                to: evaluation.definition, evaluation.evaluatorKey, mustRun: enables, by: &check)
            fields.conditions.set(&evaluation.conditions)
            fields.deleted.set(&evaluation.deleted)
            if let enabled = fields.enabled.value { try evaluation.setEnabled(enabled, registry) }
        }
        guard let evaluation = changed else { throw APIError.notFound() }
        check.keepEvaluator(of: evaluation)
        return .json { json in json.evaluation(evaluation) }
    }
}

extension Query {
    /// `enabled`: other spellings are ignored.
    fileprivate var enabled: Bool? {
        switch self["enabled"] {
        case "true", "True", "2": true
        case "false", "False", "3": false
        default: nil
        }
    }
}

extension Evaluation {
    /// Enables or disables the evaluation and updates `status` to `active` or `paused`. An evaluation that an error has disabled keeps the
    /// status `error` when it is disabled again.
    mutating func setEnabled(_ isEnabled: Bool, _ registry: Registry) throws(APIError) {
        guard isEnabled != enabled else { return }
        if isEnabled { try checkKey(registry) }
        enabled = isEnabled
        status = isEnabled ? .active : .paused
        statusReason = nil
        statusReasonDetail = nil
    }

    /// Throws if the evaluation's provider key was deleted. This version cannot attach another one.
    private func checkKey(_ registry: Registry) throws(APIError) {
        guard statusReason == "provider_key_deleted", registry.card(for: definition.type)?.usesModel == true else { return }
        throw .invalid(
            "enabled",
            "The provider API key for this evaluation was deleted. Attach a provider API key before re-enabling.")
    }
}
