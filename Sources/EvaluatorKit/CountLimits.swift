public import AssayDomain

/// The keys `min` and `max` of evaluators that count: a boolean says whether a count is within them, a number is the count itself.
public struct CountLimits: Sendable {
    /// `nil` where the count itself is asked for.
    private let allowed: ClosedRange<Int>?

    public init(min: Int?, max: Int?, for output: OutputConfig) throws(ConfigError) {
        let (least, most) = (min ?? 0, max ?? .max)
        guard least >= 0 else { throw ConfigError("evaluation_config.min", "min: Must be a whole number from 0 on.") }
        guard most >= least else { throw ConfigError("evaluation_config.max", "max: Must not be less than \(least).") }
        guard output.type == .boolean else {
            allowed = nil
            return
        }
        guard min != nil || max != nil else {
            throw ConfigError("evaluation_config.max", "max: Give min, max or both, or ask for numeric output.")
        }
        allowed = least...most
    }

    /// The verdict on a count, such as 12 of `words`, of a text.
    public func verdict(_ count: Int, _ unit: String, of text: NormalizedText, _ options: TextOptions) -> Verdict {
        let counted = "\(Excerpt(text)) has \(count) \(count == 1 ? String(unit.dropLast()) : unit)"
        guard let allowed else { return .number(Double(count), counted) }
        if count < allowed.lowerBound { return options.verdict(false, "\(counted), fewer than \(allowed.lowerBound)") }
        if count > allowed.upperBound { return options.verdict(false, "\(counted), more than \(allowed.upperBound)") }
        let (from, to) = (allowed.lowerBound, allowed.upperBound)
        return options.verdict(true, to == .max ? "\(counted), at least \(from)" : "\(counted), \(from) to \(to) allowed")
    }

    /// About a sample without a text: no is an answer, but a count of nothing is none.
    public func nothingThere(_ options: TextOptions) throws(EvaluationError) -> Verdict {
        guard allowed == nil else { return options.nothingThere }
        throw .skipped(reason: "no_text", message: "The item has no \(options.field) to count in.")
    }
}

extension ConfigSchema.Field {
    public static let min = optional("min", .integer, "The least that is a yes. Boolean output needs this or max; numeric does not use it.")
    public static let max = optional("max", .integer, "The most that is a yes. Boolean output needs this or min; numeric does not use it.")
}
