public import AssayDomain

/// The options of a categorical output by what texts call them: their keys and labels, without regard to case and white space.
public struct OptionNames: Sendable {
    private static let form = Normalization(ignoresCase: true, trims: true, collapsesWhitespace: true)

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

    /// Names as they are found in a text, of which only those are kept that say something.
    public func found() -> FoundOptions { FoundOptions(self) }

    /// The option that is called so.
    fileprivate func key(of name: Substring) -> String? { keys[Self.form(String(name)).compared] }

    /// How many options an answer can have.
    fileprivate var maximumCount: Int { output.selectionMode == .multiple ? output.options.count : 1 }

    fileprivate func verdict(_ named: Set<String>, _ evidence: String) throws(EvaluationError) -> Verdict {
        if output.selectionMode == .multiple { return .categories(output.options.map(\.key).filter(named.contains), evidence) }
        if let only = named.first { return .categories([only], evidence) }
        if output.allowsNA { return .notApplicable(evidence) }
        throw .skipped(reason: "parse_error", message: "The item names none of the options.")
    }
}

/// Which options the names of a text are, found one after the other. Other names are passed over.
public struct FoundOptions {
    private static let shownCount = 3

    private let options: OptionNames
    private var named: Set<String> = []
    private var count = 0
    private var shown: [Substring] = []
    /// Names of options that came later than what is shown.
    private var late: [Substring] = []

    fileprivate init(_ options: OptionNames) { self.options = options }

    /// - Returns: whether another name could change the answer: not where one option was to be named, or all have been.
    public mutating func add(_ name: Substring) -> Bool {
        count += 1
        if count <= Self.shownCount { shown.append(name) }
        if let key = options.key(of: name), named.insert(key).inserted, count > Self.shownCount, late.count < Self.shownCount {
            late.append(name)
        }
        return named.count < options.maximumCount
    }

    /// The names that were found: `"a", "b", "c" and 7 more, "Good" among them`.
    public var description: String {
        let more = count > Self.shownCount ? " and \(count - Self.shownCount) more" : ""
        return Excerpt.list(shown) + more + (late.isEmpty ? "" : ", \(Excerpt.list(late)) among them")
    }

    /// The options that were named, the first of them where one is to be selected.
    public func verdict(_ evidence: String) throws(EvaluationError) -> Verdict { try options.verdict(named, evidence) }
}
