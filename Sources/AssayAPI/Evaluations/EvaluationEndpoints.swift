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

    @Sendable private static func list(_ exchange: RequestContext) throws -> Response {
        var query = EvaluationQuery(window: exchange.window)
        query.ids = try exchange.query.ids("id__in", of: Evaluation.self)
        query.enabled = exchange.query.enabled
        query.type = try exchange.query.choice("evaluation_type") { exchange.api.registry.card(for: $0)?.type }
        query.search = try exchange.query.search()
        query.deleted = exchange.query.deleted
        query.order = try exchange.query.ordering(by: EvaluationQuery.Column.self)
        let page = try exchange.store.evaluations(in: exchange.project.number, query)
        let isSlim = exchange.request.header("x-posthog-client") == "mcp"
        let store = exchange.store
        return try exchange.page(
            page, query.window, rest: { rows, size throws(StoreError) in try store.evaluations(inRows: rows, upTo: size) },
            write: { json, evaluations in
                for evaluation in evaluations { json.evaluation(evaluation, isSlim: isSlim) }
            })
    }

    @Sendable private static func create(_ exchange: RequestContext) throws -> Response {
        let registry = exchange.api.registry
        let fields = try EvaluationFields(exchange.body().fields(isPartial: false), registry)
        let draft = Evaluation.Definition(type: "", config: .emptyObject, outputType: "", outputConfig: .emptyObject, model: nil)
        var new = NewEvaluation(name: "", description: "", enabled: false, definition: draft, conditions: .emptyArray, deleted: false)
        fields.name.set(&new.name)
        fields.description.set(&new.description)
        fields.enabled.set(&new.enabled)
        new.definition = try fields.definition.applied(to: draft, registry, mustRun: new.enabled)
        fields.conditions.set(&new.conditions)
        fields.deleted.set(&new.deleted)
        let evaluation = try exchange.store.createEvaluation(new, in: exchange.project.number, by: exchange.user)
        return .json(201) { json in json.evaluation(evaluation) }
    }

    @Sendable private static func detail(_ exchange: RequestContext) throws -> Response {
        let found = try exchange.store.evaluation(exchange.id(), in: exchange.project.number)
        guard let evaluation = found, !evaluation.deleted else { throw APIError.notFound() }
        return .json { json in json.evaluation(evaluation) }
    }

    /// PUT and PATCH also reach a deleted evaluation: that is how one is brought back.
    @Sendable private static func change(_ exchange: RequestContext) throws -> Response {
        let registry = exchange.api.registry
        let body = try exchange.body()
        // Read once the evaluation is known to exist, and only once however often somebody else is faster: its patterns are compiled.
        var known: EvaluationFields?
        let changed = try exchange.store.changeEvaluation(exchange.id(), in: exchange.project.number) { evaluation in
            let fields = try known ?? EvaluationFields(body.fields(isPartial: exchange.isPartial), registry)
            known = fields
            let turnsOn = fields.enabled.value == true && !evaluation.enabled
            fields.name.set(&evaluation.name)
            fields.description.set(&evaluation.description)
            evaluation.definition = try fields.definition.applied(to: evaluation.definition, registry, mustRun: turnsOn)
            fields.conditions.set(&evaluation.conditions)
            fields.deleted.set(&evaluation.deleted)
            if let enabled = fields.enabled.value { try evaluation.turn(on: enabled, registry) }
        }
        guard let evaluation = changed else { throw APIError.notFound() }
        return .json { json in json.evaluation(evaluation) }
    }
}

extension Query {
    /// `enabled`: what is neither of these spellings is no filter.
    fileprivate var enabled: Bool? {
        switch self["enabled"] {
        case "true", "True", "2": true
        case "false", "False", "3": false
        default: nil
        }
    }
}
