public import AssayDomain
internal import JSON

/// The keys that evaluators of texts share, each spelled once. A card lists those that its evaluator has.
public struct TextOptions: Decodable, Sendable {
    /// Where the text is; the output where nothing else is said.
    public let field: SampleField
    public let expected: ExpectedOutput
    /// What of the text counts.
    public let form: Normalization
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
        form = Normalization(
            ignoresCase: try isOn(.ignoreCase), trims: try isOn(.trim), collapsesWhitespace: try isOn(.collapseWhitespace))
        negates = try isOn(.negate)
    }
}

extension TextOptions {
    /// What is to be read, as people read it; `nil` where nothing is.
    public func text(in sample: Sample) throws(EvaluationError) -> NormalizedText? {
        guard let text = try field.sampleText(in: sample) else { return nil }
        return form(text)
    }

    /// The output beside each text that was expected; `nil` where there is no output. A sample without an expected one is skipped.
    public func pairs(in sample: Sample) throws(EvaluationError) -> [TextPair]? { try pairs(in: sample, form) }

    /// The same in another form than the options say.
    public func pairs(in sample: Sample, _ form: Normalization) throws(EvaluationError) -> [TextPair]? {
        let reference = try expected.reference(in: sample)
        let output = try field.found(in: sample)
        let array = try reference.array(of: output)
        guard let output else { return nil }
        let text = form(output.exactText)
        guard let texts = reference.texts else { return [TextPair(text, form(reference.value.exactText))] }
        var pairs = texts.map { TextPair(text, form($0)) }
        guard array != nil || texts.isEmpty else { return pairs }
        let list = reference.value.exactText
        let isSame = array.map { $0.difference(from: reference.value.value) {} == nil } ?? false
        pairs.append(TextPair(form(isSame ? list : SampleText((array ?? output.value).compact.text)), form(list)))
        return pairs
    }

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

/// An output and what it is compared with.
public struct TextPair: Sendable {
    public let output: NormalizedText
    public let wanted: NormalizedText

    init(_ output: NormalizedText, _ wanted: NormalizedText) { (self.output, self.wanted) = (output, wanted) }
}

extension [TextPair] {
    /// The pair of which the measure is greatest, the first of several.
    public func best<Measure>(
        _ share: (Measure) -> Double, _ measure: (TextPair) throws(EvaluationError) -> Measure
    ) throws(EvaluationError) -> (pair: TextPair, measure: Measure)? {
        var best: (pair: TextPair, measure: Measure)?
        for pair in self {
            let measured = try measure(pair)
            if let known = best, share(known.measure) >= share(measured) { continue }
            best = (pair, measured)
        }
        return best
    }

    /// What a sentence says of the best of several: `, the best of 3`.
    public var bestOfAll: String { count > 1 ? ", the best of \(count)" : "" }
}
