internal import JSON
internal import Pattern

/// The configuration keys that take an answer out of a longer text: `extract`, `extract_preset`, `extract_which` and `extract_absent`.
struct Extraction: Sendable {
    /// What the evaluator says of a text that has no answer.
    enum Absent: String, Sendable, CaseIterable {
        /// No, or a score of 0.
        case no
        /// The cell is skipped as `no_answer`.
        case skipped
        case notApplicable = "not_applicable"
    }

    /// Which of several answers is taken.
    enum Which: String, Sendable, CaseIterable {
        case first, last
    }

    private enum Source: Sendable {
        case patterns([RE2Pattern])
        case preset(ExtractionPreset)
    }

    let absent: Absent
    private let source: Source
    private let which: Which?

    /// The answer in a text; `nil` if there is none.
    func answer(in text: String, _ interruption: InterruptionCheck) throws(EvaluationError) -> Substring? {
        switch source {
        case .preset(let preset): return try preset.answer(in: text, which, interruption)
        case .patterns(let patterns):
            for pattern in patterns {
                if let answer = try pattern.answer(in: text, which ?? .first, interruption) { return answer }
            }
            return nil
        }
    }

    /// Whether the answer is a whole line of text, of which the last number counts, as in a text that nothing is extracted from.
    var yieldsLine: Bool {
        if case .preset(.lastLine) = source { true } else { false }
    }

    /// A clause that says that the field has no answer.
    func absence(from field: SampleField) -> String {
        switch source {
        case .preset(let preset): "extract_preset \(preset.rawValue) finds no answer in the \(field)"
        case .patterns(let patterns) where patterns.count == 1: "nothing in the \(field) matches \(Excerpt(patterns[0].description))"
        case .patterns(let patterns): "nothing in the \(field) matches any of \(Excerpt.list(patterns.map(\.description)))"
        }
    }

    /// Whether a value that is not a text is an answer itself.
    var takesValues: Bool {
        if case .preset(.json) = source { true } else { false }
    }

    var footprint: Int {
        switch source {
        case .preset: 0
        case .patterns(let patterns): patterns.reduce(0) { $0 + $1.footprint }
        }
    }
}

extension Extraction {
    private enum CodingKeys: String, CodingKey {
        case extract
        case preset = "extract_preset"
        case which = "extract_which"
        case absent = "extract_absent"
    }

    /// The most patterns that can be tried in order.
    private static let maximumCount = 20

    /// `nil` if the configuration extracts nothing.
    init?(decodingIfPresent decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        let patterns = try keys.decodeIfPresent(OneOrMore<String>.self, forKey: .extract)?.values
        let preset = try keys.decodeIfPresent(Choice<ExtractionPreset>.self, forKey: .preset)?.value
        let which = try keys.decodeIfPresent(Choice<Which>.self, forKey: .which)?.value
        let absent = try keys.decodeIfPresent(Choice<Absent>.self, forKey: .absent)?.value
        func refuse(_ key: CodingKeys, _ reason: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: keys, debugDescription: reason)
        }
        switch (patterns, preset) {
        case (nil, nil):
            if which != nil { throw refuse(.which, "Give extract or extract_preset as well: without one, nothing is extracted.") }
            if absent != nil { throw refuse(.absent, "Give extract or extract_preset as well: without one, nothing is extracted.") }
            return nil
        case (_?, _?): throw refuse(.preset, "Give either extract or extract_preset, not both.")
        case (nil, let preset?): source = .preset(preset)
        case (let patterns?, nil):
            guard 1...Self.maximumCount ~= patterns.count else {
                throw refuse(.extract, "Give 1 to \(Self.maximumCount) patterns.")
            }
            source = .patterns(
                try patterns.enumerated().map { index, pattern in
                    let place = patterns.count > 1 ? "Pattern \(index + 1): " : ""
                    guard !pattern.isEmpty else { throw refuse(.extract, "\(place)Give at least one character.") }
                    do throws(PatternError) {
                        return try RE2Pattern(pattern)
                    } catch {
                        throw refuse(.extract, place + error.sentence)
                    }
                })
        }
        self.which = which
        self.absent = absent ?? .no
    }
}

extension RE2Pattern {
    /// The first group of a match, or the whole match if the pattern has no group or the group did not take part.
    func answer(
        in text: String, _ which: Extraction.Which, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Substring? {
        if takesTooLong(in: text.utf8.count) { throw .patternTooSlow(in: text) }
        var (found, interruption): (Match?, InterruptionCheck) = (nil, interruption)
        func checkpoint() throws(EvaluationError) { try interruption.check(after: text.utf8.count) }
        if which == .first {
            // Most texts are short, and a search from a position costs more.
            let isQuick = isQuick(in: text.utf8.count)
            found = isQuick ? firstMatch(in: text, groups: 1) : try firstMatch(in: text, from: 0, groups: 1, checkpoint)
        } else {
            try forEachMatch(in: text, groups: 1, checkpoint: checkpoint) { match in
                found = match
                return true
            }
        }
        return found.map { $0[1] ?? $0.whole }
    }
}

extension ConfigSchema.Field {
    /// The keys of evaluators that compare an answer which may stand in a longer text.
    public static let extract = optional(
        "extract", .string,
        "A regular expression (RE2) that takes the answer out of the text: its first group, or its whole match. A list is tried in order."
    ).orList.with(
        optional(
            "extract_preset", .string, "How to take the answer out of the text, by name, instead of by extract.",
            choices: ExtractionPreset.allCases.map(\.rawValue)),
        optional(
            "extract_which", .string, "Which of several answers to take: first (the default of extract) or last.",
            choices: Extraction.Which.allCases.map(\.rawValue)),
        optional(
            "extract_absent", .string,
            "What to say of a text without an answer: no (the default; a score of 0), skipped, or not_applicable, which needs allows_na.",
            choices: Extraction.Absent.allCases.map(\.rawValue)))
}
