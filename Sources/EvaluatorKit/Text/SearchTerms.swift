/// Texts to be found in others.
public struct SearchTerms: Sendable {
    public let all: [NormalizedText]

    /// - Parameter key: the configuration's, for the sentence that refuses a text without a character.
    public init(_ texts: [String], key: String, form: Normalization) throws(ConfigError) {
        guard !texts.isEmpty else { throw ConfigError("evaluation_config.\(key)", "\(key): Name at least one text.") }
        for (index, text) in texts.enumerated() where text.isEmpty {
            throw ConfigError("evaluation_config.\(key).\(index)", "\(key).\(index): Give at least one character.")
        }
        all = texts.map { form($0) }
    }

    /// The first of them that is in the text, as it stands there.
    public func firstMatch(in text: NormalizedText, _ patience: InterruptionCheck) throws(EvaluationError) -> Substring? {
        var patience = patience
        for wanted in all {
            if let match = text.firstMatch(of: wanted) { return match }
            try patience.spend(text.compared.utf8.count)
        }
        return nil
    }

    public func missing(in text: NormalizedText, _ patience: InterruptionCheck) throws(EvaluationError) -> [NormalizedText] {
        var (patience, missing) = (patience, [NormalizedText]())
        for wanted in all {
            if !text.contains(wanted) { missing.append(wanted) }
            try patience.spend(text.compared.utf8.count)
        }
        return missing
    }
}
