internal import AssayDomain
internal import EvaluatorKit
internal import JSON

extension Contract {
    /// What an evaluator promises of the configurations it takes and refuses.
    static func brokenConfig(_ registry: Registry, _ card: Card, _ definition: Evaluation.Definition) -> [String] {
        do {
            let stored = try registry.normalise(definition)
            return try brokenStorage(registry, definition, stored) + brokenRefusals(registry, card, definition)
        } catch {
            return ["The example is refused for \(definition.outputType) output: \(error.sentence)"]
        }
    }

    private static func brokenStorage(
        _ registry: Registry, _ definition: Evaluation.Definition, _ stored: Evaluation.Definition
    ) throws(ConfigError) -> [String] {
        var broken: [String] = []
        if try registry.normalise(stored) != stored { broken.append("What is stored changes when it is stored again.") }
        do {
            let extended = try registry.normalise(definition.replacing("an_unknown_key", by: "1"))
            if extended != stored { broken.append("An unknown key is stored.") }
        } catch {
            broken.append("An unknown key is refused: \(error.sentence)")
        }
        return broken
    }

    private static func brokenRefusals(_ registry: Registry, _ card: Card, _ definition: Evaluation.Definition) -> [String] {
        card.config.fields.flatMap { field in
            var broken: [String] = []
            if field.isRequired {
                broken += brokenRefusal(registry, definition.replacing(field.name, by: nil), of: field, "is not there")
            }
            let other = field.kind == .object ? "[]" : "{}"
            return broken + brokenRefusal(registry, definition.replacing(field.name, by: other), of: field, "is not \(field.kind)")
        }
    }

    private static func brokenRefusal(
        _ registry: Registry, _ definition: Evaluation.Definition, of field: ConfigSchema.Field, _ fault: String
    ) -> [String] {
        do {
            _ = try registry.normalise(definition)
            return ["A configuration is taken although \(field.name) \(fault)."]
        } catch {
            let path = "evaluation_config.\(field.name)"
            return error.field == path ? [] : ["The refusal where \(field.name) \(fault) names \(error.field), not \(path)."]
        }
    }
}

extension Evaluation.Definition {
    /// The same with another member in its configuration, or without it.
    func replacing(_ key: String, by value: String?) -> Evaluation.Definition {
        var changed = self
        changed.config = JSONWriter.text { json in
            json.beginObject()
            for (name, member) in (try? JSONValue(parsing: config))?.members ?? [] where name != key {
                json.key(name)
                json.json(member.compact)
            }
            if let value {
                json.key(key)
                json.json(JSONText(compact: value))
            }
            json.endObject()
        }
        return changed
    }
}
