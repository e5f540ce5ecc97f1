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
        let rows = registry.cards.dropFirst(window.offset).prefix(window.limit)
        return context.page(Page(count: registry.cards.count, rows: Array(rows)), window) { json, card in
            json.card(card, canRun: registry.canRun(card))
        }
    }
}

extension Registry {
    /// Whether this version of Assay can run evaluations of that type, or only store them.
    fileprivate func canRun(_ card: Card) -> Bool {
        guard let output = card.outputs.first else { return false }
        let example = Evaluation.Definition(
            type: card.type, config: card.config.example, outputType: output.rawValue, outputConfig: .emptyObject, model: nil)
        do throws(ConfigError) {
            _ = try judge(for: example)
            return true
        } catch {
            return error.kind != .notExecutable
        }
    }
}

extension JSONWriter {
    fileprivate mutating func card(_ card: Card, canRun: Bool) {
        beginObject()
        member("type", card.type)
        member("summary", card.summary)
        member("version", card.version)
        member("source", "built_in")
        member("health", canRun ? "ok" : "unavailable")
        member("outputs", card.outputs.map(\.rawValue))
        member("config_schema", card.config.jsonSchema)
        member("example", card.config.example)
        endObject()
    }
}
