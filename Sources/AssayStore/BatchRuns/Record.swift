public import AssayDomain

/// The results of a work range whose cells have all ended, and the time that the run took.
public struct JudgedRange: Sendable {
    public let workRange: WorkRange
    public let results: [CellResult]
    /// Running time of the run since the last recorded range.
    public let microseconds: Int64

    public init(_ workRange: WorkRange, results: [CellResult], microseconds: Int64) {
        self.workRange = workRange
        self.results = results
        self.microseconds = microseconds
    }
}

extension Store {
    /// Records the results of a range and their subtotals in one commit. A cell that already has a result keeps it and is not counted
    /// again. Waits if the write queue is full, but not for the commit: `done` is called on the writer's thread with its outcome. It must
    /// return quickly, since all other writes wait for it.
    public func record(_ judged: JudgedRange, in run: ID<BatchRun>, done: @escaping @Sendable (Result<Void, StoreError>) -> Void) {
        let job = WriteJob(
            durability: .normal, priority: .bulk(rows: judged.results.count, bytes: judged.results.count * bytesOfResult),
            work: { (connection) throws(StoreError) in
                guard let (row, round) = try connection.batchRunRound(run) else { throw .missing("batch run") }
                var tallies = Array(repeating: Tally(), count: try connection.evaluationCount(ofRun: row))
                let insert = ResultInsert(into: row, round, by: connection)
                try insert.write(judged.results, of: judged.workRange.range, counting: &tallies)
                let pass = judged.workRange.pass == .initial ? 0 : round
                for (evaluation, tally) in tallies.enumerated() {
                    let time = evaluation == 0 ? judged.microseconds : 0
                    let subtotal = Subtotal(range: judged.workRange.range, tally: tally, microseconds: time)
                    try connection.add(subtotal, to: evaluation, pass, in: row)
                    try connection.add(tally.categories, to: evaluation, in: row)
                }
            }, done: done)
        submit(job)
    }
}

/// Approximate size of a result.
private let bytesOfResult = 512

extension Connection {
    fileprivate func add(_ categories: [String: Int], to evaluation: Int, in run: Int64) throws(StoreError) {
        for (category, verdicts) in categories { try self.run(addToCategory, run, evaluation, category, verdicts) }
    }
}

private let addToCategory = """
    INSERT INTO batch_categories (run, evaluation, category, verdicts) VALUES (?, ?, ?, ?)
    ON CONFLICT (run, evaluation, category) DO UPDATE SET verdicts = batch_categories.verdicts + excluded.verdicts
    """

/// Writes results of a run. If none of the cells has a result yet, which is nearly always so, one statement inserts many rows: starting a
/// statement and finding its position in the table costs as much as a row.
struct ResultInsert {
    private let connection: Connection
    private let run: Int64
    private let round: Int

    /// Rows that one statement inserts.
    private static let batchSize = 64

    init(into run: Int64, _ round: Int, by connection: Connection) {
        self.connection = connection
        self.run = run
        self.round = round
    }

    /// Writes the results of a range and adds those that are new to the tallies of their evaluations.
    func write(_ results: [CellResult], of range: ItemRange, counting tallies: inout [Tally]) throws(StoreError) {
        let batched = try hasNoResults(range) ? results.count - results.count % Self.batchSize : 0
        try write(inBatches: results[..<batched], counting: &tallies)
        try write(oneByOne: results[batched...], counting: &tallies)
    }

    private func hasNoResults(_ range: ItemRange) throws(StoreError) -> Bool {
        let found = try connection.value(anyResult, run, range.after, range.through, as: Int.self)
        return found == nil
    }

    private func write(inBatches results: ArraySlice<CellResult>, counting tallies: inout [Tally]) throws(StoreError) {
        guard !results.isEmpty else { return }
        let insert = try connection.statement(Self.insertManySQL)
        for start in stride(from: results.startIndex, to: results.endIndex, by: Self.batchSize) {
            try insert.run { parameters in
                for result in results[start..<start + Self.batchSize] {
                    let row = ResultRow(result.outcome)
                    fill(&parameters, with: result, row)
                    tallies[result.evaluation].count(result)
                }
            }
        }
    }

    private func write(oneByOne results: ArraySlice<CellResult>, counting tallies: inout [Tally]) throws(StoreError) {
        let insert = try connection.statement(insertOneSQL)
        for result in results {
            let row = ResultRow(result.outcome)
            let inserted = try insert.run { parameters in fill(&parameters, with: result, row) }
            if inserted == 1 { tallies[result.evaluation].count(result) }
        }
    }

    private func fill(_ parameters: inout StatementParameters, with result: CellResult, _ row: ResultRow) {
        parameters.add(run)
        parameters.add(result.item)
        parameters.add(result.evaluation)
        parameters.add(result.trial)
        parameters.add(result.itemVersion)
        parameters.add(row.kind)
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

extension ResultInsert {
    private static let insertManySQL = insertResultSQL + Array(repeating: placeholders, count: batchSize).joined(separator: ", ")
}

private let anyResult = "SELECT 1 FROM batch_results WHERE run = ? AND item > ? AND item <= ? LIMIT 1"

private let insertResultSQL = """
    INSERT INTO batch_results (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number,
        answer_categories, reasoning, skip_reason, error_class, error_message, attempts, latency_microseconds, created_at, round) VALUES
    """

private let placeholders = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/// Replaces the result of a cell in error that was opened again.
private let insertOneSQL = """
    \(insertResultSQL) \(placeholders)
    ON CONFLICT (run, item, evaluation, trial) DO UPDATE SET
        outcome = excluded.outcome, passed = excluded.passed, answer_boolean = excluded.answer_boolean,
        answer_number = excluded.answer_number, answer_categories = excluded.answer_categories, reasoning = excluded.reasoning,
        skip_reason = excluded.skip_reason, error_class = excluded.error_class, error_message = excluded.error_message,
        attempts = batch_results.attempts + excluded.attempts, latency_microseconds = excluded.latency_microseconds,
        created_at = excluded.created_at, round = excluded.round
    WHERE batch_results.outcome = 2 AND batch_results.round < excluded.round
    """
