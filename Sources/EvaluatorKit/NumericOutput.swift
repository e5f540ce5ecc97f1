internal import JSON

/// An answer that is a number.
public struct NumericOutput: Sendable, Equatable {
    public enum Comparison: String, Sendable, CaseIterable {
        case gte, lte
    }

    /// Which numbers are good news.
    public struct PassingRule: Sendable, Equatable {
        public let comparison: Comparison
        public let threshold: Double
    }

    /// The least number allowed.
    public let min: Double?
    /// The greatest number allowed.
    public let max: Double?
    /// How far apart the numbers on a scale are. For those who ask and show; a verdict between two steps is no error.
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

    /// Which numbers it allows, in words.
    var bounds: String {
        switch (min, max) {
        case (let min?, let max?): "between min \(ReasonNumber.plain(min)) and max \(ReasonNumber.plain(max))"
        case (let min?, nil): "at least min \(ReasonNumber.plain(min))"
        case (nil, let max?): "at most max \(ReasonNumber.plain(max))"
        case (nil, nil): "a finite number, which takes no bounds"
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
    /// Its own members, into an object that is open.
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
    /// A whole number without `.0`, as people write the ends of a scale.
    fileprivate mutating func plainNumber(_ value: Double) {
        if let whole = Int(exactly: value) { integer(whole) } else { number(value) }
    }
}
