internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import FastCGI
internal import JSON

/// `evaluators/`: the choices of `evaluation_type`, each with its configuration schema.
enum EvaluatorEndpoints {
    static let routes = [Route("evaluators/", .get(list, needs: "evaluation:read"))]

    @Sendable private static func list(_ context: RequestContext) throws -> Response {
        let registry = context.api.registry
        let window = context.window
        let rows = registry.factories.dropFirst(window.offset).prefix(window.limit)
        return context.page(Page(count: registry.factories.count, rows: Array(rows)), window) { json, factory in
            json.evaluator(factory)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func evaluator(_ factory: any EvaluatorFactory) {
        let card = factory.card
        beginObject()
        member("type", card.type)
        member("summary", card.summary)
        member("version", card.version)
        member("source", factory.source.rawValue)
        member("health", factory.health().word)
        member("outputs", card.outputs.map(\.rawValue))
        member("config_schema", card.config.jsonSchema)
        member("example", card.config.example)
        endObject()
    }
}

extension EvaluatorHealth {
    fileprivate var word: String {
        switch self {
        case .ok: "ok"
        case .unavailable: "unavailable"
        }
    }
}
