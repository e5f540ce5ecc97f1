/// Texts to be found in others.
public struct WantedTexts: Sendable {
    public let all: [FormedText]

    /// - Parameter key: the configuration's, for the sentence that refuses a text without a character.
    public init(_ texts: [String], key: String, form: TextForm) throws(ConfigError) {
        guard !texts.isEmpty else { throw ConfigError("evaluation_config.\(key)", "\(key): Name at least one text.") }
        for (index, text) in texts.enumerated() where text.isEmpty {
            throw ConfigError("evaluation_config.\(key).\(index)", "\(key).\(index): Give at least one character.")
        }
        all = texts.map { form($0) }
    }

    /// The first of them that is in the text, as it stands there.
    public func firstMatch(in text: FormedText, _ patience: Patience) throws(EvaluationError) -> Substring? {
        var patience = patience
        for wanted in all {
            if let match = text.firstMatch(of: wanted) { return match }
            try patience.spend(text.compared.utf8.count)
        }
        return nil
    }

    public func missing(in text: FormedText, _ patience: Patience) throws(EvaluationError) -> [FormedText] {
        var (patience, missing) = (patience, [FormedText]())
        for wanted in all {
            if !text.contains(wanted) { missing.append(wanted) }
            try patience.spend(text.compared.utf8.count)
        }
        return missing
    }
}
