public import AssayDomain

/// The options of a categorical output by what texts call them: their keys and labels, without regard to case and white space.
public struct OptionNames: Sendable {
    private static let form = TextForm(ignoresCase: true, trims: true, collapsesWhitespace: true)

    private let output: CategoricalOutput
    private let keys: [String: String]

    /// `nil` where no categories are asked for.
    public init?(_ output: OutputConfig) {
        guard case .categorical(let output) = output else { return nil }
        self.output = output
        // Keys come first: a label that is another option's key does not hide it.
        let names = output.options.map { ($0.key, $0.key) } + output.options.map { ($0.label, $0.key) }
        keys = Dictionary(names.map { (Self.form($0.0).compared, $0.1) }) { first, _ in first }
    }

    /// The options that are among these names, the first of them where one is to be selected. Other names are passed over.
    public func verdict(_ names: [Substring], _ evidence: String) throws(EvaluationError) -> Verdict {
        let named = names.compactMap { keys[Self.form(String($0)).compared] }
        if output.selectionMode == .multiple { return .categories(output.options.map(\.key).filter(named.contains), evidence) }
        if let first = named.first { return .categories([first], evidence) }
        if output.allowsNA { return .notApplicable(evidence) }
        throw .skipped(reason: "parse_error", message: "The item names none of the options.")
    }
}
