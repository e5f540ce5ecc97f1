public import AssayDomain
internal import JSON

/// The configuration keys that evaluators of texts share. A card lists those that its evaluator supports.
public struct TextOptions: Decodable, Sendable {
    /// The field with the text, `output` by default, or the answer in it.
    public let field: AnswerField
    public let expected: ExpectedOutput
    /// The differences between texts that are ignored.
    public private(set) var normalization: Normalization
    /// The published script whose rules apply.
    public var preset: NormalizationPreset? { normalizationKeys.preset }
    private let normalizationKeys: NormalizationKeys
    private let negates: Bool

    private enum CodingKeys: String, CodingKey {
        case field, expected, references, negate
    }

    public init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        field = AnswerField(
            try keys.decodeIfPresent(SampleField.self, forKey: .field) ?? .output, try Extraction(decodingIfPresent: decoder))
        expected = ExpectedOutput(
            at: try keys.decodeIfPresent(SampleField.self, forKey: .expected),
            references: try keys.decodeIfPresent(Bool.self, forKey: .references) ?? true)
        normalizationKeys = try NormalizationKeys(from: decoder)
        normalization = normalizationKeys.normalization()
        negates = try keys.decodeIfPresent(Bool.self, forKey: .negate) ?? false
    }

    /// The options of an evaluator that compares by a preset's rules if the configuration names none.
    public func defaulting(to preset: NormalizationPreset) -> TextOptions {
        var options = self
        options.normalization = normalizationKeys.normalization(or: preset.normalization)
        return options
    }

    /// Refuses options that the evaluation's output does not allow. Called for every evaluator of texts.
    func check(_ output: OutputConfig) throws(ConfigError) { try field.check(output) }

    /// Approximate bytes of memory that the options keep, apart from texts.
    public var footprint: Int { field.footprint }
}

/// A configuration that has keys of one evaluator beside the keys that evaluators of texts share.
public struct TextConfig<Keys: Decodable & Sendable>: Decodable, Sendable {
    /// The keys of this evaluator alone.
    public internal(set) var keys: Keys
    public let options: TextOptions

    public init(from decoder: any Decoder) throws {
        keys = try Keys(from: decoder)
        options = try TextOptions(from: decoder)
    }
}

extension TextOptions {
    /// The field as text to read, normalized; `nil` if the sample does not have the field.
    public func text(in sample: Sample, _ interruption: InterruptionCheck = .never) throws(EvaluationError) -> NormalizedText? {
        guard let text = try field.sampleText(in: sample, interruption) else { return nil }
        return normalization(text)
    }

    /// The output paired with each alternative of the expected output; `nil` if there is no output. A sample without an expected output is
    /// skipped.
    public func pairs(in sample: Sample, _ interruption: InterruptionCheck = .never) throws(EvaluationError) -> [TextPair]? {
        let reference = try expected.reference(in: sample)
        let output = try field.sampleValue(in: sample, interruption)
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

    /// The verdict on a sample without the field: no, even with `negate`. It is also that on a field without an answer, unless
    /// `extract_absent` says something else.
    public func verdictWithoutText(in sample: Sample) -> Verdict {
        field.verdictWithoutAnswer(in: sample) ?? .no(field.absence(in: sample))
    }

    /// The same for an evaluator that answers with a score: 0.
    public func scoreWithoutText(in sample: Sample) -> Verdict {
        field.verdictWithoutAnswer(in: sample) ?? .number(0, field.absence(in: sample))
    }
}

extension ConfigSchema.Field {
    public static let negate = optional(
        "negate", .boolean,
        "Whether to swap yes and no; default false. An item without the field, or without an answer in it, is a no in either case.")
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
        all = texts.map { normalization($0) }
        // Every text contains what is empty, also if it is so only once it is normalized.
        for (index, term) in all.enumerated() where term.compared.isEmpty {
            throw ConfigError("evaluation_config.\(key).\(index)", "\(key).\(index): \(Self.refusal(of: texts[index]))")
        }
    }

    /// The same for references, of which any will do. Those of an item may be many.
    public init(references: OneOrMore<String>, key: String, _ normalization: Normalization) throws(ConfigError) {
        let texts = references.values
        guard 1...Reference.maximumCount ~= texts.count else {
            throw ConfigError("evaluation_config.\(key)", "\(key): Give 1 to \(Reference.maximumCount) texts.")
        }
        all = texts.map { normalization($0) }.filter { !$0.compared.isEmpty }
        guard !all.isEmpty else { throw ConfigError("evaluation_config.\(key)", "\(key): \(Self.refusal(of: texts[0]))") }
    }

    private static func refusal(of text: String) -> String {
        text.isEmpty ? "Give at least one character." : "Nothing is left of \(Excerpt(text)) once it is normalized: give another text."
    }

    /// Approximate bytes of memory.
    public var footprint: Int { all.reduce(0) { $0 + 2 * $1.compared.utf8.count + 100 } }

    /// The beginning of a sentence about terms that were not found: `"a" is not`, `none of "a", "b" is`.
    public var shown: String {
        all.count == 1 ? "\(Excerpt(all[0].shown)) is not" : "none of \(Excerpt.list(all.map(\.shown))) is"
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
