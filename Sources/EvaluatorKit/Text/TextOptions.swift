public import AssayDomain
internal import JSON

/// The configuration keys that evaluators of texts share. A card lists those that its evaluator supports.
public struct TextOptions: Decodable, Sendable {
    /// The field with the text; `output` by default.
    public let field: SampleField
    public let expected: ExpectedOutput
    /// The differences between texts that are ignored.
    public let normalization: Normalization
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
        normalization = Normalization(
            ignoresCase: try isOn(.ignoreCase), trims: try isOn(.trim), collapsesWhitespace: try isOn(.collapseWhitespace))
        negates = try isOn(.negate)
    }
}

/// A configuration that has keys of one evaluator beside the keys that evaluators of texts share.
public struct TextConfig<Keys: Decodable & Sendable>: Decodable, Sendable {
    /// The keys of this evaluator alone.
    public let keys: Keys
    public let options: TextOptions

    public init(from decoder: any Decoder) throws {
        keys = try Keys(from: decoder)
        options = try TextOptions(from: decoder)
    }
}

extension TextOptions {
    /// The field as text to read, normalized; `nil` if the sample does not have the field.
    public func text(in sample: Sample) throws(EvaluationError) -> NormalizedText? {
        guard let text = try field.sampleText(in: sample) else { return nil }
        return normalization(text)
    }

    /// The output paired with each alternative of the expected output; `nil` if there is no output. A sample without an expected output is
    /// skipped.
    public func pairs(in sample: Sample) throws(EvaluationError) -> [TextPair]? { try pairs(in: sample, normalization) }

    /// The same with another normalization.
    public func pairs(in sample: Sample, _ normalization: Normalization) throws(EvaluationError) -> [TextPair]? {
        let reference = try expected.reference(in: sample)
        let output = try field.sampleValue(in: sample)
        let array = try reference.array(of: output)
        guard let output else { return nil }
        let text = normalization(output.exactText)
        guard let texts = reference.texts else { return [TextPair(text, normalization(reference.value.exactText))] }
        var pairs = texts.map { TextPair(text, normalization($0)) }
        guard array != nil || texts.isEmpty else { return pairs }
        let list = reference.value.exactText
        let isSame = array.map { $0.difference(from: reference.value.value) {} == nil } ?? false
        pairs.append(
            TextPair(normalization(isSame ? list : SampleText((array ?? output.value).compact.text)), normalization(list)))
        return pairs
    }

    /// Yes if the condition holds, or with `negate` if it does not. The evidence is the same in both cases.
    public func verdict(_ holds: Bool, _ evidence: String) -> Verdict { holds != negates ? .yes(evidence) : .no(evidence) }

    /// The verdict on a sample that does not have the field: no, even with `negate`.
    public var missingFieldVerdict: Verdict { .no("the item has no \(field)") }
}

extension ConfigSchema.Field {
    public static let negate = optional(
        "negate", .boolean, "Whether to swap yes and no; default false. An item without the field is a no in either case.")

    public static let ignoreCase = optional(
        "ignore_case", .boolean, "Whether to ignore case, by Unicode's full case folding; default false.")

    public static let trim = optional("trim", .boolean, "Whether to ignore white space around the texts; default false.")

    public static let collapseWhitespace = optional(
        "collapse_whitespace", .boolean,
        "Whether to treat any run of white space between words, line breaks included, as a single space; default false.")
}

/// An output and a text to compare it with.
public struct TextPair: Sendable {
    public let output: NormalizedText
    public let expected: NormalizedText

    init(_ output: NormalizedText, _ expected: NormalizedText) { (self.output, self.expected) = (output, expected) }
}

extension [TextPair] {
    /// The pair with the highest score, the first one if there are several.
    ///
    /// - Parameters:
    ///   - score: the score in a measurement.
    ///   - measure: measures a pair.
    @inlinable
    public func best<Measurement>(
        _ score: (Measurement) -> Double, _ measure: (TextPair) throws(EvaluationError) -> Measurement
    ) throws(EvaluationError) -> (pair: TextPair, measurement: Measurement)? {
        var best: (pair: TextPair, measurement: Measurement)?
        for pair in self {
            let measurement = try measure(pair)
            if let known = best, score(known.measurement) >= score(measurement) { continue }
            best = (pair, measurement)
        }
        return best
    }

    /// The end of the sentence about the best of several pairs: `, the best of 3`.
    public var bestOfAll: String { count > 1 ? ", the best of \(count)" : "" }
}

/// Non-empty texts to search for in other texts.
public struct SearchTerms: Sendable {
    public let all: [NormalizedText]

    /// - Parameter key: the configuration key of the list, for error messages.
    public init(_ texts: [String], key: String, _ normalization: Normalization) throws(ConfigError) {
        guard !texts.isEmpty else { throw ConfigError("evaluation_config.\(key)", "\(key): Name at least one text.") }
        for (index, text) in texts.enumerated() where text.isEmpty {
            throw ConfigError("evaluation_config.\(key).\(index)", "\(key).\(index): Give at least one character.")
        }
        all = texts.map { normalization($0) }
    }

    /// The first match of the first term that the text contains.
    public func firstMatch(in text: NormalizedText, _ interruption: InterruptionCheck) throws(EvaluationError) -> Substring? {
        var interruption = interruption
        for term in all {
            if let match = text.firstMatch(of: term) { return match }
            try interruption.check(after: text.compared.utf8.count)
        }
        return nil
    }

    /// The terms that the text does not contain.
    public func missing(in text: NormalizedText, _ interruption: InterruptionCheck) throws(EvaluationError) -> [NormalizedText] {
        var (interruption, missing) = (interruption, [NormalizedText]())
        for term in all {
            if !text.contains(term) { missing.append(term) }
            try interruption.check(after: text.compared.utf8.count)
        }
        return missing
    }
}
