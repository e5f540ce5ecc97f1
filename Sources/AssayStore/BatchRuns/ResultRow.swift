internal import AssayDomain
internal import JSON

/// The columns of `batch_results` that depend on how a cell ended.
struct ResultRow {
    var kind: Outcome
    var passed: Bool?
    var boolean: Bool?
    var number: Double?
    var categories: JSONText?
    var reasoning: String?
    var skipReason: String?
    var errorClass: String?
    var errorMessage: String?

    init(_ outcome: CellOutcome) {
        kind = outcome.kind
        switch outcome {
        case .verdict(let verdict, let passed):
            reasoning = verdict.reasoning
            self.passed = kind == .verdict ? passed : nil
            switch verdict.answer {
            case .boolean(let answer): boolean = answer
            case .number(let answer): number = answer
            case .categories(let keys): categories = JSONList.text(keys)
            case .notApplicable: break
            }
        case .error(let errorClass, let message):
            self.errorClass = errorClass
            errorMessage = message
        case .skipped(let reason, let message):
            skipReason = reason
            reasoning = message
        }
    }

    static let columns = """
        batch_results.outcome, batch_results.passed, batch_results.answer_boolean, batch_results.answer_number, \
        batch_results.answer_categories, batch_results.reasoning, batch_results.skip_reason, batch_results.error_class, \
        batch_results.error_message
        """

    init(from row: inout Row) throws(StoreError) {
        kind = try row.next()
        passed = try row.next()
        boolean = try row.next()
        number = try row.next()
        categories = try row.next()
        reasoning = try row.next()
        skipReason = try row.next()
        errorClass = try row.next()
        errorMessage = try row.next()
    }

    var outcome: CellOutcome {
        switch kind {
        case .verdict: .verdict(Verdict(answer, reasoning ?? ""), passed: passed)
        case .notApplicable: .verdict(.notApplicable(reasoning ?? ""), passed: nil)
        case .error: .error(errorClass: errorClass ?? "", message: errorMessage ?? "")
        case .skipped: .skipped(reason: skipReason ?? "", message: reasoning ?? "")
        }
    }

    private var answer: Verdict.Answer { Self.answer(boolean, number, categories) }

    /// Reads the answer of a verdict from its three columns.
    static func answer(from row: inout Row) throws(StoreError) -> Verdict.Answer {
        answer(try row.next(), try row.next(), try row.next())
    }

    private static func answer(_ boolean: Bool?, _ number: Double?, _ categories: JSONText?) -> Verdict.Answer {
        if let boolean { return .boolean(boolean) }
        if let categories { return .categories(JSONList.strings(categories)) }
        // SQLite stores NaN as NULL.
        return .number(number ?? .nan)
    }
}

/// Stored as a small integer, since a run can have millions of rows.
extension Outcome: ColumnValue {
    private static let numbered: [Outcome] = [.verdict, .notApplicable, .error, .skipped]

    private var number: Int {
        switch self {
        case .verdict: 0
        case .notApplicable: 1
        case .error: 2
        case .skipped: 3
        }
    }

    func bind(to statement: OpaquePointer, at position: Int32) -> Int32 { number.bind(to: statement, at: position) }

    static func read(from statement: OpaquePointer, at column: Int32) -> Outcome? {
        guard let number = Int.read(from: statement, at: column), numbered.indices.contains(number) else { return nil }
        return numbered[number]
    }
}
