internal import AssayDomain
internal import JSON

/// One item with its scores in both runs.
struct ComparedItem {
    /// The item's ordinal in the candidate; `nil` if the candidate has no result for it.
    private(set) var candidate: Int64?
    /// The same in the baseline.
    private(set) var baseline: Int64?
    /// The `external_id` of the version that was judged, if the statement selects it.
    private(set) var externalID: String?
    /// One score per pair of evaluations.
    private(set) var candidateScores: [ItemScore?]
    private(set) var baselineScores: [ItemScore?]

    /// - Parameter count: number of pairs.
    init(count: Int) {
        candidateScores = Array(repeating: nil, count: count)
        baselineScores = candidateScores
    }

    var isEmpty: Bool { candidate == nil && baseline == nil }

    /// The position in the order of items.
    var ordinal: Int64 { candidate ?? baseline ?? -1 }

    /// Whether the result belongs to this item.
    func includes(_ result: ComparedResult) -> Bool { !isEmpty && ordinal == result.item }

    /// Starts over with the item of `result`.
    mutating func begin(with result: ComparedResult) {
        (candidate, baseline, externalID) = (nil, nil, result.externalID)
        for pair in candidateScores.indices { (candidateScores[pair], baselineScores[pair]) = (nil, nil) }
    }

    /// - Parameter pair: position of the evaluation's pair; `nil` if it is in no pair.
    mutating func add(_ result: ComparedResult, toPair pair: Int?) {
        if result.isCandidate {
            candidate = result.item
            if let pair { Self.add(result, to: &candidateScores[pair]) }
        } else {
            baseline = result.item
            if let pair { Self.add(result, to: &baselineScores[pair]) }
        }
    }

    private static func add(_ result: ComparedResult, to score: inout ItemScore?) {
        if score == nil { score = ItemScore(version: result.version) }
        if let verdict = result.verdict { score?.add(verdict.answer, passed: verdict.passed) }
    }
}

/// The columns of a recorded result that a comparison needs.
struct ComparedResult {
    let isCandidate: Bool
    let item: Int64
    let evaluation: Int
    let externalID: String?
    let version: Int
    /// `nil` if the outcome is not a verdict.
    let verdict: (answer: Verdict.Answer, passed: Bool?)?

    /// The columns after those of the side, the item, the evaluation, the trial and the `external_id`.
    static let columns = "results.item_version, results.outcome, results.passed, results.answer_number, results.answer_categories"

    init(from row: inout Row) throws(StoreError) {
        isCandidate = try row.next()
        item = try row.next()
        evaluation = try row.next()
        _ = try row.next(as: Int.self)
        externalID = try row.next()
        version = try row.next()
        let outcome: Outcome = try row.next()
        let (passed, number, categories): (Bool?, Double?, JSONText?) = try (row.next(), row.next(), row.next())
        guard outcome == .verdict else {
            verdict = nil
            return
        }
        if let categories {
            verdict = (.categories(JSONList.strings(categories)), passed)
        } else if let number {
            verdict = (.number(number), passed)
        } else {
            // For boolean answers, `passed` is sufficient; NaN has no score.
            verdict = passed.map { (.boolean($0), $0) }
        }
    }
}
