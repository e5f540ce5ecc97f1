internal import AssayDomain

/// Writes results of a run. Where none of their cells has one yet, and that is nearly always so, many go in by one statement: starting a
/// statement and finding its place costs as much as the row.
struct ResultInsert {
    private let connection: Connection
    private let run: Int64
    private let round: Int

    /// Rows of a statement.
    private static let width = 64

    init(into run: Int64, _ round: Int, by connection: Connection) {
        self.connection = connection
        self.run = run
        self.round = round
    }

    /// Writes the results of a range and counts those that were new.
    func write(_ results: [CellResult], of range: ItemRange, counting tallies: inout [Tally]) throws(StoreError) {
        let together = try isOpen(range) ? results.count - results.count % Self.width : 0
        try write(manyTogether: results[..<together], counting: &tallies)
        try write(oneByOne: results[together...], counting: &tallies)
    }

    /// Whether no cell of the range has a result.
    private func isOpen(_ range: ItemRange) throws(StoreError) -> Bool {
        let found = try connection.first(anyResult, run, range.after, range.through) { row throws(StoreError) in try row.next(as: Int.self)
        }
        return found == nil
    }

    private func write(manyTogether results: ArraySlice<CellResult>, counting tallies: inout [Tally]) throws(StoreError) {
        guard !results.isEmpty else { return }
        let insert = try connection.statement(Self.insertMany)
        for start in stride(from: results.startIndex, to: results.endIndex, by: Self.width) {
            try insert.run { parameters in
                for result in results[start..<start + Self.width] {
                    let row = ResultRow(result.ending)
                    fill(&parameters, with: result, row)
                    tallies[result.evaluation].count(row, attempts: result.attempts)
                }
            }
        }
    }

    private func write(oneByOne results: ArraySlice<CellResult>, counting tallies: inout [Tally]) throws(StoreError) {
        let insert = try connection.statement(insertOne)
        for result in results {
            let row = ResultRow(result.ending)
            let inserted = try insert.run { parameters in fill(&parameters, with: result, row) }
            if inserted == 1 { tallies[result.evaluation].count(row, attempts: result.attempts) }
        }
    }

    private func fill(_ parameters: inout StatementParameters, with result: CellResult, _ row: ResultRow) {
        parameters.add(run)
        parameters.add(result.item)
        parameters.add(result.evaluation)
        parameters.add(result.trial)
        parameters.add(result.itemVersion)
        parameters.add(row.outcome)
        parameters.add(row.passed)
        parameters.add(row.boolean)
        parameters.add(row.number)
        parameters.add(row.categories)
        parameters.add(row.reasoning)
        parameters.add(row.skipReason)
        parameters.add(row.errorClass)
        parameters.add(row.errorMessage)
        parameters.add(result.attempts)
        parameters.add(result.latencyMicroseconds)
        parameters.add(result.createdAt)
        parameters.add(round)
    }
}

extension Tally {
    fileprivate mutating func count(_ row: ResultRow, attempts: Int) {
        switch row.outcome {
        case .verdict: verdict += 1
        case .notApplicable: notApplicable += 1
        case .error: error += 1
        case .skipped: skipped += 1
        }
        if row.passed == true { passed += 1 }
        if row.passed == false { failed += 1 }
        if let number = row.number, number.isFinite { sum.add(number) }
        if let named = row.categories { for category in Set(JSONList.strings(named)) { categories[category, default: 0] += 1 } }
        calls += attempts
    }
}

extension ResultInsert {
    private static let insertMany = insert + Array(repeating: placeholders, count: width).joined(separator: ", ")
}

private let anyResult = "SELECT 1 FROM batch_results WHERE run = ? AND item > ? AND item <= ? LIMIT 1"

private let insert = """
    INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number,
        answer_categories, reasoning, skip_reason, error_class, error_message, attempts, latency_microseconds, created_at, round) VALUES
    """

private let placeholders = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/// A cell in error that was opened again gives way to its new result.
private let insertOne = """
    \(insert) \(placeholders)
    ON CONFLICT (run, item, evaluation, trial) DO UPDATE SET
        outcome = excluded.outcome, passed = excluded.passed, answer_boolean = excluded.answer_boolean,
        answer_number = excluded.answer_number, answer_categories = excluded.answer_categories, reasoning = excluded.reasoning,
        skip_reason = excluded.skip_reason, error_class = excluded.error_class, error_message = excluded.error_message,
        attempts = batch_results.attempts + excluded.attempts, latency_microseconds = excluded.latency_microseconds,
        created_at = excluded.created_at, round = excluded.round
    WHERE batch_results.outcome = 2 AND batch_results.round < excluded.round
    """
