internal import AssayDomain
internal import JSON

/// The columns of `batch_results` that depend on how a cell ended.
struct ResultRow {
    var kind: Outcome
    var passed: Bool?
    var boolean: Bool?
    var number: Double?
    var categories: JSONText?
    /// The reasoning or the message.
    var text: String
    var skipReason: String?
    var errorClass: String?

    init(_ outcome: CellOutcome) {
        kind = outcome.kind
        text = outcome.text
        switch outcome {
        case .verdict(let verdict, let passed):
            self.passed = kind == .verdict ? passed : nil
            switch verdict.answer {
            case .boolean(let answer): boolean = answer
            case .number(let answer): number = answer
            case .categories(let keys): categories = JSONList.text(keys)
            case .notApplicable: break
            }
        case .error(let errorClass, _): self.errorClass = errorClass
        case .skipped(let reason, _): skipReason = reason
        }
    }

    /// Whether a text lies in `batch_result_texts`, not in the result's own row: a row should be short, so that scans read few pages.
    static func isLong(_ text: String) -> Bool { text.utf8.count > 200 }

    /// The columns; a statement with them joins `longText`.
    static let columns = """
        batch_results.outcome, batch_results.passed, batch_results.answer_boolean, batch_results.answer_number, \
        batch_results.answer_categories, coalesce(batch_results.text, batch_result_texts.text, ''), batch_results.skip_reason, \
        batch_results.error_class
        """

    static let longText = """
        LEFT JOIN batch_result_texts ON batch_result_texts.run = batch_results.run AND batch_result_texts.item = batch_results.item
            AND batch_result_texts.evaluation = batch_results.evaluation AND batch_result_texts.trial = batch_results.trial
        """

    init(from row: inout Row) throws(StoreError) {
        kind = try row.next()
        passed = try row.next()
        boolean = try row.next()
        number = try row.next()
        categories = try row.next()
        text = try row.next()
        skipReason = try row.next()
        errorClass = try row.next()
    }

    var outcome: CellOutcome {
        switch kind {
        case .verdict: .verdict(Verdict(answer, text), passed: passed)
        case .notApplicable: .verdict(.notApplicable(text), passed: nil)
        case .error: .error(errorClass: errorClass ?? "", message: text)
        case .skipped: .skipped(reason: skipReason ?? "", message: text)
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

extension CallFacts {
    static let columns = """
        batch_results.calls, batch_results.reused, batch_results.provider, batch_results.model, batch_results.input_tokens, \
        batch_results.output_tokens, batch_results.cost_usd
        """

    /// `nil` for a result without calls: it names no provider.
    convenience init?(from row: inout Row) throws(StoreError) {
        let (attempts, reused): (Int, Bool) = try (row.next(), row.next())
        let (provider, model): (String?, String?) = try (row.next(), row.next())
        let (inputTokens, outputTokens): (Int?, Int?) = try (row.next(), row.next())
        let costUSD: Double? = try row.next()
        guard let provider else { return nil }
        self.init(
            provider: provider, model: model ?? "", attempts: attempts, inputTokens: inputTokens, outputTokens: outputTokens,
            costUSD: costUSD, reused: reused)
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

    var sqlValue: SQLValue { number.sqlValue }

    init?(column: SQLColumn) {
        guard let number = Int(column: column), Self.numbered.indices.contains(number) else { return nil }
        self = Self.numbered[number]
    }
}
