public import AssayDomain

/// The key `minimum` of evaluators that answer with a share from 0 to 1: a boolean says whether the share reaches it, a number is the share.
public struct ScoreThreshold: Sendable {
    /// `nil` where the share itself is asked for.
    private let least: Double?
    /// What the share is measured by.
    private let threshold: Double?

    /// - Parameter name: what the share is called in a sentence: `similarity`.
    public init(_ minimum: Double?, of name: String, for output: OutputConfig) throws(ConfigError) {
        if case .numeric(let output) = output {
            least = nil
            threshold = output.passingRule?.threshold
            return
        }
        guard let minimum, (0...1).contains(minimum) else {
            throw ConfigError("evaluation_config.minimum", "minimum: Give a number from 0 to 1, the least \(name) that is a yes.")
        }
        (least, threshold) = (minimum, minimum)
    }

    /// The share in a sentence, with as many digits as tell it from the least that passes.
    public func shown(_ share: Double) -> ReasonNumber { ReasonNumber(share, apartFrom: threshold) }

    public func verdict(_ share: Double, _ evidence: String, _ options: TextOptions) -> Verdict {
        guard let least else { return .number(share, evidence) }
        return options.verdict(share >= least, share >= least ? evidence : "\(evidence), less than \(ReasonNumber.plain(least))")
    }

    /// About a sample without a text: it shares nothing with what was expected.
    public func nothingThere(_ options: TextOptions) -> Verdict {
        least == nil ? .number(0, "the item has no \(options.field)") : options.nothingThere
    }
}
