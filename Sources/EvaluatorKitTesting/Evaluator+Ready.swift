public import AssayDomain
public import EvaluatorKit
internal import JSON

extension Evaluator {
    /// A judge of this evaluator, prepared with these configurations.
    ///
    /// - Parameters:
    ///   - config: the `evaluation_config`, as JSON.
    ///   - outputConfig: the `output_config`, as JSON.
    ///   - origin: where `config` comes from.
    public static func ready(
        _ config: String = "{}", output: OutputType = .boolean, outputConfig: String = "{}", origin: DefinitionOrigin = .request
    ) throws(ConfigError) -> any Judge {
        var registry = Registry()
        registry.add(Self.self)
        return try registry.prepare(card.definition(config, output, outputConfig), from: origin).judge()
    }
}

extension Card {
    /// The definition of an evaluation of this type.
    func definition(_ config: String, _ output: OutputType, _ outputConfig: String) -> Evaluation.Definition {
        Evaluation.Definition(
            type: type, config: JSONText(compact: config), outputType: output.rawValue,
            outputConfig: JSONText(compact: outputConfig), model: nil)
    }
}

extension Sample {
    /// A sample whose parts are strings; `metadata` is JSON.
    public static func texts(
        input: String? = nil, output: String? = nil, expected: String? = nil, metadata: String? = nil
    ) -> Sample {
        func json(_ text: String?) -> JSONText? { text.map { text in JSONWriter.text { $0.string(text) } } }
        return Sample(
            input: json(input), output: json(output), expected: json(expected), metadata: metadata.map(JSONText.init(compact:)))
    }
}
