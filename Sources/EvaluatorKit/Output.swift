public import AssayDomain
public import JSON

/// `output_config`, decoded: which answers are allowed and which of them pass.
public enum OutputConfig: Sendable, Equatable {
    /// `trueIsFailure` is for detectors, which look for something bad: the answer stays as it is, and `false` passes.
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

    /// The configuration as it is stored: with defaults filled in and without nulls.
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

extension OutputConfig {
    /// Whether a verdict passes; `nil` if the output has no passing rule or the sample is not applicable.
    func passes(_ verdict: Verdict) -> Bool? {
        switch (self, verdict.answer) {
        case (.boolean(_, let trueIsFailure), .boolean(let answer)): answer != trueIsFailure
        case (.numeric(let output), .number(let number)): output.passes(number)
        case (.categorical(let output), .categories(let keys)): output.passes(keys)
        default: nil
        }
    }

    /// Throws if the output does not allow a verdict: such a verdict is a failure of the evaluator, never an answer.
    func check(_ verdict: Verdict) throws(EvaluationError) {
        switch (self, verdict.answer) {
        case (_, .notApplicable):
            if !allowsNA {
                throw .plugin(
                    "The evaluator answered that the item is not applicable: set allows_na in output_config to allow this answer.")
            }
        case (.boolean, .boolean): break
        case (.numeric(let output), .number(let number)):
            if !output.allows(number) {
                let shown = ReasonNumber(number, apartFrom: output.min, and: output.max)
                throw .failed(errorClass: "score_out_of_bounds", message: "The evaluator's number \(shown) is not \(output.bounds).")
            }
        case (.categorical(let output), .categories(let keys)):
            if !output.allows(keys) {
                throw .plugin("The evaluator's categories do not fit the options and the selection_mode of output_config.")
            }
        default: throw .plugin("The evaluator's answer is not of the type \(type.rawValue).")
        }
    }
}

/// Reads the members of an `output_config`, or of an object inside it. Errors name the path of the member.
struct OutputFields {
    private let object: JSONValue
    private let path: String

    init(_ object: JSONValue, at path: String = "output_config") {
        self.object = object
        self.path = path
    }

    /// A member; `nil` if it is absent or null.
    subscript(name: String) -> JSONValue? { object[name].flatMap { $0.isNull ? nil : $0 } }

    func refusal(_ name: String, _ sentence: String) -> ConfigError { ConfigError("\(path).\(name)", "\(name): \(sentence)") }

    /// `false` if the member is absent. Accepts the strings that HTML forms send for a boolean, such as `on`.
    func boolean(_ name: String) throws(ConfigError) -> Bool {
        guard let value = self[name] else { return false }
        if let boolean = value.boolean { return boolean }
        switch value.integer.map(String.init) ?? value.string?.lowercased() {
        case "true", "t", "yes", "y", "on", "1": return true
        case "false", "f", "no", "n", "off", "0": return false
        default: throw refusal(name, "Must be true or false.")
        }
    }

    func number(_ name: String) throws(ConfigError) -> Double? {
        guard let value = self[name] else { return nil }
        guard let number = value.double else { throw refusal(name, "Must be a number.") }
        return number
    }

    /// The case of an enumeration with this raw value.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of choices: Choice.Type
    ) throws(ConfigError) -> Choice? where Choice.RawValue == String {
        guard let value = self[name] else { return nil }
        guard let choice = value.string.flatMap(Choice.init) else {
            throw refusal(name, "Must be one of \(choices.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }

    func string(_ name: String, atMost limit: Int) throws(ConfigError) -> String {
        guard let string = self[name]?.string, !string.isEmpty else { throw refusal(name, "Must be a non-empty string.") }
        guard string.unicodeScalars.count <= limit else { throw refusal(name, "Must have at most \(limit) characters.") }
        return string
    }

    /// The elements of an array of objects; empty if the member is absent.
    func objects(_ name: String) throws(ConfigError) -> [OutputFields] {
        var objects: [OutputFields] = []
        for (index, value) in try array(name).enumerated() {
            guard value.kind == .object else { throw refusal("\(name).\(index)", "Must be an object.") }
            objects.append(OutputFields(value, at: "\(path).\(name).\(index)"))
        }
        return objects
    }

    /// The elements of an array of strings; empty if the member is absent.
    func strings(_ name: String) throws(ConfigError) -> [String] {
        var strings: [String] = []
        for (index, value) in try array(name).enumerated() {
            guard let string = value.string else { throw refusal("\(name).\(index)", "Must be a string.") }
            strings.append(string)
        }
        return strings
    }

    func object(_ name: String) throws(ConfigError) -> OutputFields? {
        guard let value = self[name] else { return nil }
        guard value.kind == .object else { throw refusal(name, "Must be an object.") }
        return OutputFields(value, at: "\(path).\(name)")
    }

    private func array(_ name: String) throws(ConfigError) -> [JSONValue] {
        guard let value = self[name] else { return [] }
        guard value.kind == .array else { throw refusal(name, "Must be a list.") }
        return value.elements
    }
}
