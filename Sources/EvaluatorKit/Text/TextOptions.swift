public import AssayDomain

/// The keys that evaluators of texts share, each spelled once. A card lists those that its evaluator has.
public struct TextOptions: Decodable, Sendable {
    /// Where the text is; the output where nothing else is said.
    public let field: SampleField
    public let expected: ExpectedOutput
    /// What of the text counts.
    public let form: TextForm
    private let negates: Bool

    private enum CodingKeys: String, CodingKey {
        case field, expected, trim, negate
        case ignoreCase = "ignore_case"
        case collapseWhitespace = "collapse_whitespace"
    }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        func isOn(_ key: CodingKeys) throws -> Bool { try keys.decodeIfPresent(Bool.self, forKey: key) ?? false }
        field = try keys.decodeIfPresent(SampleField.self, forKey: .field) ?? .output
        expected = ExpectedOutput(at: try keys.decodeIfPresent(SampleField.self, forKey: .expected))
        form = TextForm(
            ignoresCase: try isOn(.ignoreCase), trims: try isOn(.trim), collapsesWhitespace: try isOn(.collapseWhitespace))
        negates = try isOn(.negate)
    }
}

extension TextOptions {
    /// What is to be read, as people read it; `nil` where nothing is.
    public func text(in sample: Sample) throws(EvaluationError) -> FormedText? {
        guard let text = try field.text(in: sample) else { return nil }
        return form(text)
    }

    /// The same to be compared with what was expected: what is not a text, as its JSON.
    public func exactText(in sample: Sample) throws(EvaluationError) -> FormedText? {
        guard let text = try field.exactText(in: sample) else { return nil }
        return form(text)
    }

    /// What was expected. A sample without it is skipped.
    public func expectedText(in sample: Sample) throws(EvaluationError) -> FormedText { form(try expected.text(in: sample)) }

    /// Yes where it is so, or with `negate` where it is not; the evidence is the same.
    public func verdict(_ isSo: Bool, _ evidence: String) -> Verdict { isSo != negates ? .yes(evidence) : .no(evidence) }

    /// About a sample without a text. It is not what was wanted, and with `negate` it is no good news either.
    public var nothingThere: Verdict { .no("the item has no \(field)") }
}

extension ConfigSchema.Field {
    public static let negate = optional(
        "negate", .boolean, "Whether yes and no change places; false where it is not given. Where there is nothing to read, it stays a no.")

    public static let ignoreCase = optional(
        "ignore_case", .boolean,
        "Whether upper and lower case are the same, by Unicode's full case folding; false where it is not given.")

    public static let trim = optional(
        "trim", .boolean, "Whether white space around the texts is left out; false where it is not given.")

    public static let collapseWhitespace = optional(
        "collapse_whitespace", .boolean,
        "Whether any amount of white space between words, line breaks too, is a single space; false where it is not given.")
}
