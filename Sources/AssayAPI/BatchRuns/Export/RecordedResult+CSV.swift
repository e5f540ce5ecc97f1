internal import AssayDomain
internal import AssayStore
internal import JSON

/// Results as rows of a table: the columns are the keys of a result, in their order, with those of `error` and `item` flattened.
extension CSVWriter {
    mutating func resultHeader(withItems: Bool) {
        for name in [
            "id", "batch_run", "evaluation", "evaluation_name", "dataset_item", "external_id", "item_version", "trial", "outcome", "result",
            "passed", "reasoning",
            "skip_reason", "error.class", "error.message", "attempts", "reused", "model", "provider", "input_tokens", "output_tokens",
            "cost_usd", "latency_seconds", "created_at",
        ] { text(name) }
        // As in an import, where such a heading says that the cell is JSON.
        if withItems { for name in ["item.input:json", "item.output:json", "item.expected:json", "item.metadata:json"] { text(name) } }
        endRow()
    }

    /// - Parameter item: what was judged, where that is asked for.
    mutating func result(_ row: RecordedResult, of run: BatchRun, item: DatasetItem.Content? = nil) {
        let result = row.result
        let pinned = run.evaluations[result.evaluation]
        let evaluation = pinned.id
        cell(ID<CellResult>(run: run.id, item: row.item, evaluation: evaluation, trial: result.trial))
        cell(run.id)
        cell(evaluation)
        cell(pinned.name)
        cell(row.item)
        cell(row.externalID)
        cell(result.itemVersion)
        cell(result.trial)
        cell(result.ending.outcome.rawValue)
        ending(result.ending)
        cell(result.attempts)
        cell(false)
        // Evaluators that answer from the sample alone ask no model.
        for _ in 0..<5 { nothing() }
        cell(Double(result.latencyMicroseconds) / 1_000_000)
        cell(result.createdAt)
        if let item { for value in [item.input, item.output, item.expected, item.metadata] { cell(value?.text) } }
        endRow()
    }

    private mutating func ending(_ ending: CellResult.Ending) {
        switch ending {
        case .verdict(let verdict, let passed):
            answer(verdict.answer)
            explanation(passed: passed, reasoning: verdict.reasoning)
        case .skipped(let reason, let message):
            nothing()
            explanation(reasoning: message, skipReason: reason)
        case .error(let failure, let message):
            nothing()
            explanation(error: (failure, message))
        }
    }

    /// Categories as JSON, since there may be several.
    private mutating func answer(_ answer: Verdict.Answer) {
        switch answer {
        case .boolean(let value): cell(value)
        case .number(let value): cell(value)
        case .categories(let keys):
            let list = JSONWriter.text { json in
                json.beginArray()
                for key in keys { json.string(key) }
                json.endArray()
            }
            text(list.text)
        case .notApplicable: nothing()
        }
    }

    private mutating func explanation(
        passed: Bool? = nil, reasoning: String? = nil, skipReason: String? = nil, error: (failure: String, message: String)? = nil
    ) {
        cell(passed)
        cell(reasoning)
        cell(skipReason)
        cell(error?.failure)
        cell(error?.message)
    }
}
