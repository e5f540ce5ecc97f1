public import AssayDomain

/// The options of a categorical output, found by their keys and labels. Case and white space are ignored.
public struct OptionNames: Sendable {
    private static let normalization = Normalization(ignoresCase: true, trims: true, collapsesWhitespace: true)

    private let output: CategoricalOutput
    private let keys: [String: String]

    /// `nil` if the output is not categorical.
    public init?(_ output: OutputConfig) {
        guard case .categorical(let output) = output else { return nil }
        self.output = output
        // Keys win over labels: a label that equals another option's key must not hide that option.
        let names = output.options.map { ($0.key, $0.key) } + output.options.map { ($0.label, $0.key) }
        keys = Dictionary(names.map { (Self.normalization($0.0).compared, $0.1) }) { first, _ in first }
    }

    /// Collects the names that are found in one text.
    public func startMatching() -> OptionMatches { OptionMatches(self) }

    /// The key of the option with this key or label.
    func key(of name: Substring) -> String? { keys[Self.normalization(String(name)).compared] }

    /// The maximum number of options in an answer.
    fileprivate var maximumCount: Int { output.selectionMode == .multiple ? output.options.count : 1 }

    fileprivate func verdict(_ named: Set<String>, _ evidence: String) throws(EvaluationError) -> Verdict {
        if output.selectionMode == .multiple { return .categories(output.options.map(\.key).filter(named.contains), evidence) }
        if let only = named.first { return .categories([only], evidence) }
        if output.allowsNA { return .notApplicable(evidence) }
        throw .skipped(reason: "parse_error", message: "The item names none of the options.")
    }
}

/// The options that the names in a text stand for. Names of no option are ignored.
public struct OptionMatches {
    private static let shownCount = 3

    private let options: OptionNames
    private var named: Set<String> = []
    private var count = 0
    private var shown: [Substring] = []
    /// Names of options that were found after the names in `shown`.
    private var late: [Substring] = []

    fileprivate init(_ options: OptionNames) { self.options = options }

    /// - Returns: whether further names could change the answer: false once all the options that an answer can have were found.
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

    /// The options that were found, or the first one if the selection mode is `single`.
    public func verdict(_ evidence: String) throws(EvaluationError) -> Verdict { try options.verdict(named, evidence) }
}
