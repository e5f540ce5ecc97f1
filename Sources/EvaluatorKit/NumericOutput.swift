internal import JSON

/// The `output_config` of an evaluation that answers with a number.
public struct NumericOutput: Sendable, Equatable {
    public enum Comparison: String, Sendable, CaseIterable {
        case gte, lte
    }

    /// Which numbers pass.
    public struct PassingRule: Sendable, Equatable {
        public let comparison: Comparison
        public let threshold: Double
    }

    /// The smallest number allowed.
    public let min: Double?
    /// The largest number allowed.
    public let max: Double?
    /// The distance between two numbers of the scale. Only a hint for models and forms: a number between two steps is allowed.
    public let step: Double?
    public let allowsNA: Bool
    public let passingRule: PassingRule?

    init(_ fields: OutputFields) throws(ConfigError) {
        min = try fields.number("min")
        max = try fields.number("max")
        step = try fields.number("step")
        allowsNA = try fields.boolean("allows_na")
        passingRule = try fields.object("passing_rule").map { (rule) throws(ConfigError) in try PassingRule(rule) }
        if let min, let max, min > max { throw fields.refusal("min", "Must not be greater than max.") }
        if let step, step <= 0 { throw fields.refusal("step", "Must be greater than 0.") }
    }

    func allows(_ number: Double) -> Bool { number.isFinite && number >= min ?? number && number <= max ?? number }

    func passes(_ number: Double) -> Bool? { passingRule?.passes(number) }

    /// The allowed numbers, in words that end the sentence “The evaluator's number 2 is not …”.
    var bounds: String {
        let advice = "of output_config: change these bounds, or set a passing_rule to say which numbers pass"
        return switch (min, max) {
        case (let min?, let max?): "between min \(ReasonNumber.plain(min)) and max \(ReasonNumber.plain(max)) \(advice)"
        case (let min?, nil): "at least min \(ReasonNumber.plain(min)) \(advice)"
        case (nil, let max?): "at most max \(ReasonNumber.plain(max)) \(advice)"
        case (nil, nil): "a finite number"
        }
    }
}

extension NumericOutput.PassingRule {
    init(_ fields: OutputFields) throws(ConfigError) {
        guard let comparison = try fields.choice("operator", of: NumericOutput.Comparison.self) else {
            throw fields.refusal("operator", "This field is required.")
        }
        guard let threshold = try fields.number("threshold") else { throw fields.refusal("threshold", "This field is required.") }
        self.comparison = comparison
        self.threshold = threshold
    }

    func passes(_ number: Double) -> Bool {
        switch comparison {
        case .gte: number >= threshold
        case .lte: number <= threshold
        }
    }
}

extension NumericOutput {
    /// Writes its members into the JSON object that the caller has opened.
    func write(to json: inout JSONWriter) {
        for (name, value) in [("min", min), ("max", max), ("step", step)] {
            guard let value else { continue }
            json.key(name)
            json.plainNumber(value)
        }
        guard let passingRule else { return }
        json.key("passing_rule")
        json.beginObject()
        json.key("operator")
        json.string(passingRule.comparison.rawValue)
        json.key("threshold")
        json.plainNumber(passingRule.threshold)
        json.endObject()
    }
}

extension JSONWriter {
    /// Writes a whole number without `.0`.
    fileprivate mutating func plainNumber(_ value: Double) {
        if let whole = Int(exactly: value) { integer(whole) } else { number(value) }
    }
}
