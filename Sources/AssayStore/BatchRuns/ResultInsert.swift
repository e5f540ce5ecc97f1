internal import AssayDomain

/// Writes results of a run. If none of the items has a result yet, which is nearly always so, one statement inserts many rows: starting a
/// statement and finding its position in the table costs as much as a row.
struct ResultInsert {
    private let session: any Session
    private let run: Int64
    private let round: Int

    /// Rows that one statement inserts.
    private static let batchSize = 64

    init(into run: Int64, _ round: Int, by session: any Session) {
        self.session = session
        self.run = run
        self.round = round
    }

    /// Writes results and adds those that are new to the tallies of their evaluations.
    func write(_ results: [CellResult], counting tallies: inout [Tally]) throws(StoreError) {
        let batched = try canBatch(results) ? results.count - results.count % Self.batchSize : 0
        try write(inBatches: results[..<batched], counting: &tallies)
        try write(oneByOne: results[batched...], counting: &tallies)
    }

    /// Whether no item from the first to the last has a result yet, and none of the results tells of a call.
    private func canBatch(_ results: [CellResult]) throws(StoreError) -> Bool {
        guard results.count >= Self.batchSize, let first = results.lazy.map(\.item).min(), let last = results.lazy.map(\.item).max(),
            results.allSatisfy({ $0.call == nil })
        else { return false }
        return try session.value(anyResult, run, first, last, as: Int.self) == nil
    }

    private func write(inBatches results: ArraySlice<CellResult>, counting tallies: inout [Tally]) throws(StoreError) {
        guard !results.isEmpty else { return }
        let insert = try session.statement(Self.insertManySQL)
        for start in stride(from: results.startIndex, to: results.endIndex, by: Self.batchSize) {
            try insert.run { parameters in
                for result in results[start..<start + Self.batchSize] {
                    fill(&parameters, with: result)
                    tallies[result.evaluation].count(result)
                }
            }
            for result in results[start..<start + Self.batchSize] { try writeLongText(of: result) }
        }
    }

    private func write(oneByOne results: ArraySlice<CellResult>, counting tallies: inout [Tally]) throws(StoreError) {
        let insert = try session.statement(insertOneSQL)
        for result in results {
            let inserted = try insert.run { parameters in
                fill(&parameters, with: result)
                fill(&parameters, with: result.call)
            }
            guard inserted == 1 else { continue }
            tallies[result.evaluation].count(result)
            // The result may replace an error with a long message.
            if round > 0 { try session.run(deleteText, run, result.item, result.evaluation, result.trial) }
            try writeLongText(of: result)
        }
    }

    private func writeLongText(of result: CellResult) throws(StoreError) {
        let text = result.outcome.text
        guard ResultRow.isLong(text) else { return }
        try session.run(addText, run, result.item, result.evaluation, result.trial, text)
    }

    private func fill(_ parameters: inout StatementParameters, with result: CellResult) {
        let row = ResultRow(result.outcome)
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
        parameters.add(ResultRow.isLong(row.text) ? nil : row.text)
        parameters.add(row.skipReason)
        parameters.add(row.errorClass)
        parameters.add(result.attempts)
        parameters.add(result.latencyMicroseconds)
        parameters.add(result.createdAt)
        parameters.add(round)
    }

    private func fill(_ parameters: inout StatementParameters, with call: CallFacts?) {
        parameters.add(call?.attempts ?? 0)
        parameters.add(call?.reused ?? false)
        parameters.add(call?.provider)
        parameters.add(call?.model)
        parameters.add(call?.inputTokens)
        parameters.add(call?.outputTokens)
        parameters.add(call?.costUSD)
        parameters.add(call?.unpricedCalls ?? 0)
    }
}

extension ResultInsert {
    private static let insertManySQL =
        "INSERT INTO batch_results (\(columns)) VALUES " + Array(repeating: placeholders, count: batchSize).joined(separator: ", ")
}

private let anyResult = "SELECT 1 FROM batch_results WHERE run = ? AND item >= ? AND item <= ? LIMIT 1"

private let columns = """
    run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number, answer_categories, text, skip_reason, \
    error_class, attempts, latency_microseconds, created_at, round
    """

private let placeholders = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

/// Replaces the result of a cell in error that was opened again. The calls of its attempts add up.
private let insertOneSQL = """
    INSERT INTO batch_results (\(columns), calls, reused, provider, model, input_tokens, output_tokens, cost_usd, unpriced)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run, item, evaluation, trial) DO UPDATE SET
        outcome = excluded.outcome, passed = excluded.passed, answer_boolean = excluded.answer_boolean,
        answer_number = excluded.answer_number, answer_categories = excluded.answer_categories, text = excluded.text,
        skip_reason = excluded.skip_reason, error_class = excluded.error_class,
        attempts = batch_results.attempts + excluded.attempts, latency_microseconds = excluded.latency_microseconds,
        created_at = excluded.created_at, round = excluded.round, calls = batch_results.calls + excluded.calls, reused = excluded.reused,
        provider = excluded.provider, model = excluded.model,
        input_tokens = coalesce(batch_results.input_tokens + excluded.input_tokens, excluded.input_tokens, batch_results.input_tokens),
        output_tokens = coalesce(batch_results.output_tokens + excluded.output_tokens, excluded.output_tokens, batch_results.output_tokens),
        cost_usd = coalesce(batch_results.cost_usd + excluded.cost_usd, excluded.cost_usd, batch_results.cost_usd),
        unpriced = batch_results.unpriced + excluded.unpriced
    WHERE batch_results.outcome = 2 AND batch_results.round < excluded.round
    """

private let addText = "INSERT INTO batch_result_texts (run, item, evaluation, trial, text) VALUES (?, ?, ?, ?, ?)"
private let deleteText = "DELETE FROM batch_result_texts WHERE run = ? AND item = ? AND evaluation = ? AND trial = ?"
