public import AssayDomain

/// The key `minimum` of evaluators that answer with a share from 0 to 1: a boolean says whether the share reaches it, a number is the share.
public struct MinimumShare: Sendable {
    /// `nil` where the share itself is asked for.
    private let least: Double?

    /// - Parameter name: what the share is called in a sentence: `similarity`.
    public init(_ minimum: Double?, of name: String, for output: OutputConfig) throws(ConfigError) {
        guard output.type == .boolean else {
            least = nil
            return
        }
        guard let minimum, (0...1).contains(minimum) else {
            throw ConfigError("evaluation_config.minimum", "minimum: Give a number from 0 to 1, the least \(name) that is a yes.")
        }
        least = minimum
    }

    public func verdict(_ share: Double, _ evidence: String, _ options: TextOptions) -> Verdict {
        guard let least else { return .number(share, evidence) }
        return options.verdict(share >= least, share >= least ? evidence : "\(evidence), less than \(least)")
    }

    /// About a sample without a text: it shares nothing with what was expected.
    public func nothingThere(_ options: TextOptions) -> Verdict {
        least == nil ? .number(0, "the item has no \(options.field)") : options.nothingThere
    }
}
