internal import AssayDomain
internal import JSON

/// Which verdicts of an evaluation pass.
struct Passing: Sendable {
    private let output: OutputConfig
    /// The rule `{"expected": true}`; `nil` if the output has another rule or none.
    private let expected: ExpectedCategories?

    init(_ output: OutputConfig) {
        self.output = output
        expected = ExpectedCategories(output)
    }

    /// Throws if the rule cannot be applied to the sample: its expected output is missing, or names no option.
    func check(_ sample: Sample) throws(EvaluationError) { try expected?.check(sample) }

    /// Whether a verdict passes; `nil` if the output has no passing rule or the sample is not applicable.
    func passes(_ verdict: Verdict, on sample: Sample) -> Bool? {
        if let expected, case .categories(let keys) = verdict.answer { return expected.passes(keys, on: sample) }
        return output.passes(verdict)
    }
}

/// The passing rule of categories that must be the expected ones.
private struct ExpectedCategories: Sendable {
    private let options: OptionNames
    private let expected: ExpectedOutput
    private let selectionMode: CategoricalOutput.SelectionMode

    /// `nil` if the output has another rule or none.
    init?(_ output: OutputConfig) {
        guard case .categorical(let categories) = output, case .expected(let pointer) = categories.passingRule,
            let options = OptionNames(output)
        else { return nil }
        self.options = options
        expected = ExpectedOutput(at: pointer)
        selectionMode = categories.selectionMode
    }

    func check(_ sample: Sample) throws(EvaluationError) {
        let names = Self.names(in: try expected.reference(in: sample))
        let known = names.filter { options.key(of: $0[...]) != nil }
        guard selectionMode == .single ? known.isEmpty : known.count < names.count else { return }
        throw .unusableExpected(
            names.isEmpty
                ? "The expected output is an empty list, which names none of the options."
                : "The expected output \(Excerpt.list(names)) names \(selectionMode == .single ? "none of the options" : "something that is not an option")."
        )
    }

    /// What may be names of options.
    private static func names(in reference: Reference) -> [String] {
        let value = reference.value.value
        return value.kind == .array ? value.elements.map { $0.string ?? $0.compact.text } : [reference.value.exactText.string]
    }

    /// With a single category, a list of expected ones means any of them; with several, all of them and no other.
    func passes(_ keys: [String], on sample: Sample) -> Bool? {
        guard let reference = try? expected.reference(in: sample) else { return nil }
        let wanted = Self.names(in: reference).map { options.key(of: $0[...]) }
        switch selectionMode {
        case .single: return wanted.contains(keys.first)
        case .multiple: return Set(wanted) == Set(keys.map(Optional.some))
        }
    }
}
