internal import AssayDomain
internal import JSON

/// The values of a configuration that come from the item: the keys whose names end in `_from`.
struct ItemParameters: Sendable {
    private struct Parameter: Sendable {
        let field: ConfigSchema.Field
        let pointer: SampleField
    }

    private let parameters: [Parameter]
    /// The other members of the configuration, which is open for those of the item: `{"ignore_case":true`.
    private let opening: JSONWriter
    /// Whether a list of texts is one value to compare with.
    private let comparesLists: Bool

    /// `nil` if no value comes from the item.
    init?(_ schema: ConfigSchema, _ config: JSONValue) throws(ConfigError) {
        var parameters: [Parameter] = []
        for field in schema.fields where field.itemValue != nil {
            guard let value = config[field.pointerName], !value.isNull else { continue }
            func refusal(_ reason: String) -> ConfigError {
                ConfigError("evaluation_config.\(field.pointerName)", "\(field.pointerName): \(reason)")
            }
            guard config[field.name]?.isNull ?? true else { throw refusal("Give either \(field.name) or \(field.pointerName), not both.") }
            guard let pointer = value.string.flatMap(SampleField.init) else { throw refusal(SampleField.shape) }
            parameters.append(Parameter(field: field, pointer: pointer))
        }
        guard !parameters.isEmpty else { return nil }
        self.parameters = parameters
        comparesLists = config["references"]?.boolean == false
        var json = JSONWriter()
        json.beginObject()
        let pointers = Set(parameters.map(\.field.pointerName))
        for (key, value) in config.members where !pointers.contains(key) && !value.isNull {
            json.key(key)
            json.json(value.compact)
        }
        opening = json
    }

    /// The configuration with the item's own values. An item without one of them is skipped.
    func config(for sample: Sample) throws(EvaluationError) -> JSONText {
        var json = opening
        for parameter in parameters {
            json.key(parameter.field.name)
            json.json(try value(of: parameter, in: sample))
        }
        json.endObject()
        return JSONText(compact: json.bytes)
    }

    private func value(of parameter: Parameter, in sample: Sample) throws(EvaluationError) -> JSONText {
        guard let value = try parameter.pointer.sampleValue(in: sample) else {
            throw .noParameter("The item has no \(parameter.pointer), to which \(parameter.field.pointerName) points.")
        }
        switch (parameter.field.kind, value.value.kind) {
        case (.string, .array) where parameter.field.itemValue == .references && !comparesLists:
            let texts = try Reference(value).texts
            guard let texts, !texts.isEmpty else {
                throw .noParameter("The item's \(parameter.pointer) is not a text or a list of texts.")
            }
            return value.value.compact
        case (.string, .array) where parameter.field.itemValue == .references, (.string, .number), (.string, .boolean):
            return JSONWriter.text { $0.string(value.exactText.string) }
        case (.array, .string): return JSONWriter.text { $0.list(value.value.compact) }
        case (.array, .array): return Self.texts(of: value.value)
        default: return value.value.compact
        }
    }

    /// A list whose elements are texts: strings as they are, and the JSON of other values.
    private static func texts(of list: JSONValue) -> JSONText {
        JSONWriter.text { json in
            json.beginArray()
            for element in list.elements {
                if element.kind == .string { json.json(element.compact) } else { json.string(element.compact.text) }
            }
            json.endArray()
        }
    }

    /// A configuration with values of an item, which may be nested deeper than a configuration may be.
    static func parsed(_ config: JSONText) throws(ConfigError) -> JSONValue {
        guard let value = try? JSONValue(parsing: config) else {
            throw ConfigError("evaluation_config", "The value is nested too deeply.")
        }
        return value
    }

    /// The error of a cell whose item has a value that the evaluator refuses.
    func failure(_ error: ConfigError) -> EvaluationError {
        let names = parameters.map { "\($0.pointer) as \($0.field.name)" }.joined(separator: " and ")
        return .failed(errorClass: "bad_parameter", message: "The item's \(names) cannot be used. \(error.sentence)")
    }
}

extension ItemParameters {
    /// Checks everything but the item's values: the configuration must be accepted with some value in their place, or be refused for that
    /// value alone.
    func check(_ accept: (JSONValue) throws(ConfigError) -> Void) throws(ConfigError) {
        var refusal: ConfigError?
        for candidate in 0..<3 {
            do throws(ConfigError) {
                return try accept(Self.parsed(config(withCandidate: candidate)))
            } catch {
                refusal = refusal ?? error
            }
        }
        guard let refusal, !parameters.contains(where: { refusal.concerns($0.field.name) }) else { return }
        throw refusal
    }

    private func config(withCandidate index: Int) -> JSONText {
        var json = opening
        for parameter in parameters {
            json.key(parameter.field.name)
            switch parameter.field.kind {
            case .integer, .number: json.integer([0, 1, 1_000_000_000][index])
            case .array: json.list(JSONWriter.text { $0.string("text") })
            default: json.string("text")
            }
        }
        json.endObject()
        return JSONText(compact: json.bytes)
    }
}

extension JSONWriter {
    /// Writes a list of one value.
    fileprivate mutating func list(_ only: JSONText) {
        beginArray()
        json(only)
        endArray()
    }
}

extension ConfigError {
    /// Whether it is about the value of this key, or a part of the value.
    fileprivate func concerns(_ key: String) -> Bool {
        field == "evaluation_config.\(key)" || field.hasPrefix("evaluation_config.\(key).")
    }
}

extension EvaluationError {
    /// The item lacks a value that the configuration takes from it.
    static func noParameter(_ message: String) -> EvaluationError { .skipped(reason: "no_parameter", message: message) }
}
