internal import AssayDomain
internal import JSON

/// What of a recorded result a comparison looks at.
struct ComparedResult {
    let isCandidate: Bool
    let item: Int64
    let evaluation: Int
    let externalID: String?
    let version: Int
    /// `nil` where the result is no verdict.
    let verdict: (answer: Verdict.Answer, passed: Bool?)?

    /// After the columns of the side, the item, the evaluation, the trial and the `external_id`.
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
            // A boolean's answer is in what passed; a number that is none scores nothing.
            verdict = passed.map { (.boolean($0), $0) }
        }
    }
}
