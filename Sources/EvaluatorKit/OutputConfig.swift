public import JSON

/// `output_config`, decoded: what an answer may be and when it is good news.
public enum OutputConfig: Sendable, Equatable {
    /// `trueIsFailure` is for detectors, which look for what should not be there: the answer stays as it is, and `false` is good news.
    case boolean(allowsNA: Bool, trueIsFailure: Bool = false)
    case numeric(NumericOutput)
    case categorical(CategoricalOutput)

    /// Reads and checks the object that a client sent.
    public init(_ type: OutputType, parsing object: JSONValue) throws(ConfigError) {
        guard object.kind == .object else { throw ConfigError("output_config", "output_config must be a JSON object.") }
        let fields = OutputFields(object)
        self =
            switch type {
            case .boolean:
                .boolean(allowsNA: try fields.boolean("allows_na"), trueIsFailure: try fields.boolean("true_is_failure"))
            case .numeric: .numeric(try NumericOutput(fields))
            case .categorical: .categorical(try CategoricalOutput(fields))
            }
    }

    /// Whether the evaluator may answer that the question does not fit the sample.
    public var allowsNA: Bool {
        switch self {
        case .boolean(let allowsNA, _): allowsNA
        case .numeric(let output): output.allowsNA
        case .categorical(let output): output.allowsNA
        }
    }

    public var type: OutputType {
        switch self {
        case .boolean: .boolean
        case .numeric: .numeric
        case .categorical: .categorical
        }
    }

    /// As it is stored: defaults filled in, what was null left out.
    public var normalised: JSONText {
        JSONWriter.text { json in
            json.beginObject()
            switch self {
            case .boolean: break
            case .numeric(let output): output.write(to: &json)
            case .categorical(let output): output.write(to: &json)
            }
            json.key("allows_na")
            json.boolean(allowsNA)
            if case .boolean(_, trueIsFailure: true) = self {
                json.key("true_is_failure")
                json.boolean(true)
            }
            json.endObject()
        }
    }
}
