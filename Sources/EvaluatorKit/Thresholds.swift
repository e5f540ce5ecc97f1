public import AssayDomain

/// The keys `min` and `max` of evaluators that count something: boolean output says whether the count is within them, numeric output is the
/// count itself.
public struct CountLimits: Sendable {
    /// `nil` for numeric output.
    private let allowed: ClosedRange<Int>?

    public init(min: Int?, max: Int?, for output: OutputConfig) throws(ConfigError) {
        let (lower, upper) = (min ?? 0, max ?? .max)
        guard lower >= 0 else { throw ConfigError("evaluation_config.min", "min: Must be a whole number of at least 0.") }
        guard upper >= lower else { throw ConfigError("evaluation_config.max", "max: Must not be less than \(lower).") }
        guard output.type == .boolean else {
            allowed = nil
            return
        }
        guard min != nil || max != nil else {
            throw ConfigError("evaluation_config.max", "max: Give min, max or both, or ask for numeric output.")
        }
        allowed = lower...upper
    }

    /// The verdict on a text with a count of units, such as 12 `words`.
    public func verdict(_ count: Int, _ unit: String, of text: NormalizedText, _ options: TextOptions) -> Verdict {
        let counted = "\(Excerpt(text)) has \(count) \(count == 1 ? String(unit.dropLast()) : unit)"
        guard let allowed else { return .number(Double(count), counted) }
        if count < allowed.lowerBound { return options.verdict(false, "\(counted), fewer than \(allowed.lowerBound)") }
        if count > allowed.upperBound { return options.verdict(false, "\(counted), more than \(allowed.upperBound)") }
        let (lower, upper) = (allowed.lowerBound, allowed.upperBound)
        return options.verdict(true, upper == .max ? "\(counted), at least \(lower)" : "\(counted), \(lower) to \(upper) allowed")
    }

    /// The verdict on a sample without a text: no for boolean output. For numeric output the sample is skipped, because nothing was counted.
    public func verdictWithoutText(in sample: Sample, _ options: TextOptions) throws(EvaluationError) -> Verdict {
        guard allowed == nil else { return options.verdictWithoutText(in: sample) }
        throw .skipped(reason: "no_text", message: "The item has no \(options.field) to measure.")
    }
}

extension ConfigSchema.Field {
    public static let min = optional(
        "min", .integer, "The smallest number that counts as a yes. Boolean output needs min, max or both; numeric output ignores them."
    ).orFromItemForBoolean
    public static let max = optional(
        "max", .integer, "The largest number that counts as a yes. Boolean output needs min, max or both; numeric output ignores them."
    ).orFromItemForBoolean
}

/// The key `minimum` of evaluators that give a score from 0 to 1: boolean output says whether the score reaches it, numeric output is the
/// score itself.
public struct ScoreThreshold: Sendable {
    /// `nil` for numeric output.
    private let minimum: Double?
    /// The minimum, or the threshold of the numeric output's passing rule.
    private let threshold: Double?

    /// - Parameter name: the name of the score in sentences: `similarity`.
    public init(_ minimum: Double?, of name: String, for output: OutputConfig) throws(ConfigError) {
        if case .numeric(let output) = output {
            self.minimum = nil
            threshold = output.passingRule?.threshold
            return
        }
        guard let minimum, (0...1).contains(minimum) else {
            throw ConfigError("evaluation_config.minimum", "minimum: Give a number from 0 to 1, the lowest \(name) that counts as a yes.")
        }
        (self.minimum, threshold) = (minimum, minimum)
    }

    /// The score for a sentence, with enough digits to tell it from the threshold.
    public func shown(_ score: Double) -> ReasonNumber { ReasonNumber(score, apartFrom: threshold) }

    public func verdict(_ score: Double, _ evidence: String, _ options: TextOptions) -> Verdict {
        guard let minimum else { return .number(score, evidence) }
        return options.verdict(score >= minimum, score >= minimum ? evidence : "\(evidence), less than \(ReasonNumber.plain(minimum))")
    }

    /// The verdict on a sample without a text, whose score is 0.
    public func verdictWithoutText(in sample: Sample, _ options: TextOptions) -> Verdict {
        minimum == nil ? options.scoreWithoutText(in: sample) : options.verdictWithoutText(in: sample)
    }
}
