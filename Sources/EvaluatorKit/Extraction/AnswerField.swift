public import AssayDomain
internal import JSON

/// The field of a sample that an evaluator reads, or the answer that `extract` takes out of it.
public struct AnswerField: Sendable, CustomStringConvertible {
    private let field: SampleField
    private let extraction: Extraction?

    /// The name or pointer of the field.
    public var description: String { field.description }

    init(_ field: SampleField, _ extraction: Extraction? = nil) {
        self.field = field
        self.extraction = extraction
    }

    /// The text to read; `nil` if the field is absent, or has no answer. A sample without an answer is skipped if the configuration says so.
    public func text(in sample: Sample, _ interruption: InterruptionCheck = .never) throws(EvaluationError) -> String? {
        guard extraction != nil else { return try field.text(in: sample) }
        return try answer(in: sample, interruption)?.exactText.string
    }

    /// The same, including unpaired surrogates.
    func sampleText(in sample: Sample, _ interruption: InterruptionCheck) throws(EvaluationError) -> SampleText? {
        guard extraction != nil else { return try field.sampleText(in: sample) }
        return try answer(in: sample, interruption)?.exactText
    }

    /// The value to compare, likewise. An answer is a text, unless `extract_preset` is `json` and the field is a value that is no text.
    public func sampleValue(in sample: Sample, _ interruption: InterruptionCheck = .never) throws(EvaluationError) -> SampleValue? {
        guard extraction != nil else { return try field.sampleValue(in: sample) }
        return try answer(in: sample, interruption)
    }

    private func answer(in sample: Sample, _ interruption: InterruptionCheck) throws(EvaluationError) -> SampleValue? {
        guard let extraction, let value = try field.sampleValue(in: sample) else { return nil }
        if value.text == nil, extraction.takesValues, !value.value.isMessages { return value }
        guard let text = try value.text == nil ? field.sampleText(in: sample) : value.text else { return nil }
        if let answer = try extraction.answer(in: text.string, interruption) { return SampleValue(extracted: text.part(answer)) }
        guard extraction.absent == .skipped else { return nil }
        throw .skipped(reason: "no_answer", message: "No answer: \(extraction.absence(from: field)).")
    }

    /// Whether the text was taken out of a longer one, by another rule than the line that it is on.
    public var isExtracted: Bool { extraction.map { !$0.yieldsLine } ?? false }

    var footprint: Int { extraction?.footprint ?? 0 }
}

extension AnswerField {
    /// Why the field has no text: `the item has no output`, or `nothing in the output matches "…"`.
    public func absence(in sample: Sample) -> String {
        guard let extraction, (try? field.value(in: sample)) != nil else { return "the item has no \(field)" }
        return extraction.absence(from: field)
    }

    /// The verdict on a sample without an answer, if it is not the same as that on a sample without the field.
    func verdictWithoutAnswer(in sample: Sample) -> Verdict? {
        guard extraction?.absent == .notApplicable, (try? field.value(in: sample)) != nil else { return nil }
        return .notApplicable(absence(in: sample))
    }

    /// Refuses to say `not_applicable` where the output does not allow it.
    func check(_ output: OutputConfig) throws(ConfigError) {
        guard extraction?.absent == .notApplicable, !output.allowsNA else { return }
        throw ConfigError(
            "evaluation_config.extract_absent", "extract_absent: not_applicable needs allows_na in output_config: set it to true.")
    }
}

extension JSONValue {
    /// Whether it is a message, or a list of messages, whose text is read.
    fileprivate var isMessages: Bool {
        let messages = kind == .array ? elements : [self]
        return !messages.isEmpty && messages.allSatisfy { $0["role"] != nil || $0["content"] != nil }
    }
}
