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
    init?(_ schema: ConfigSchema, _ config: JSONValue, for output: OutputType) throws(ConfigError) {
        var parameters: [Parameter] = []
        for field in schema.fields where field.itemValue != nil {
            guard let value = config[field.pointerName], !value.isNull else { continue }
            func refusal(_ reason: String) -> ConfigError {
                ConfigError("evaluation_config.\(field.pointerName)", "\(field.pointerName): \(reason)")
            }
            guard config[field.name]?.isNull ?? true else { throw refusal("Give either \(field.name) or \(field.pointerName), not both.") }
            guard let pointer = value.string.flatMap(SampleField.init) else { throw refusal(SampleField.shape) }
            if field.isIgnoredByNumericOutput, output == .numeric { continue }
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
        let (field, value) = (parameter.field, try itemValue(of: parameter, in: sample))
        switch (field.kind, value.value.kind) {
        case (.string, .object), (.array, .object): throw .badParameter(parameter.pointer, field.name, "It is an object, not a text.")
        case (.string, .array):
            guard field.itemValue == .references else {
                throw .badParameter(parameter.pointer, field.name, "It is a list, not a text.")
            }
            if comparesLists { return JSONWriter.text { $0.string(value.value.compact.text) } }
            guard value.value.elementCount() > 0 else {
                throw .noParameter("The item's \(parameter.pointer), to which \(field.pointerName) points, is an empty list.")
            }
            return try texts(of: value.value, for: parameter)
        case (.string, _): return JSONWriter.text { $0.string(value.exactText.string) }
        case (.array, .array): return try texts(of: value.value, for: parameter)
        case (.array, _): return JSONWriter.text { json in json.list(JSONWriter.text { $0.string(value.exactText.string) }) }
        default: return value.value.compact
        }
    }

    private func itemValue(of parameter: Parameter, in sample: Sample) throws(EvaluationError) -> SampleValue {
        if parameter.field.itemValue == .references, parameter.pointer == .expected {
            return try ExpectedOutput(at: nil).sampleValue(in: sample)
        }
        guard let value = try parameter.pointer.sampleValue(in: sample) else {
            throw .noParameter("The item has no \(parameter.pointer), to which \(parameter.field.pointerName) points.")
        }
        return value
    }

    /// A list whose elements are texts: strings as they are, and the JSON of other values.
    private func texts(of list: JSONValue, for parameter: Parameter) throws(EvaluationError) -> JSONText {
        guard !list.elements.contains(where: \.isNull) else {
            throw .badParameter(parameter.pointer, parameter.field.name, "It is a list with a null.")
        }
        return JSONWriter.text { json in
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
        guard let parameter = parameters.first(where: { error.concerns($0.field.name) }) ?? parameters.first else {
            return .plugin(error.sentence)
        }
        let name = parameter.field.name
        let reason = error.sentence.hasPrefix("\(name): ") ? String(error.sentence.dropFirst(name.count + 2)) : error.sentence
        return .badParameter(parameter.pointer, name, reason)
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
    /// The item has a value that cannot be used as the configuration's `key`.
    static func badParameter(_ pointer: SampleField, _ key: String, _ reason: String) -> EvaluationError {
        .failed(errorClass: "bad_parameter", message: "The item's \(pointer) cannot be used as \(key): \(reason)")
    }

    /// The item lacks a value that the configuration takes from it.
    static func noParameter(_ message: String) -> EvaluationError { .skipped(reason: "no_parameter", message: message) }
}
