internal import AssayDomain
internal import AssayStore
internal import Digest
internal import JSON

/// Results as JSON objects.
extension JSONWriter {
    /// - Parameter item: the item that was judged, if the client asked for it.
    mutating func result(_ row: RecordedResult, of run: BatchRun, item: DatasetItem.Content? = nil) {
        let result = row.result
        let pinned = run.evaluations[result.evaluation]
        let evaluation = pinned.id
        beginObject()
        member("id", ID<CellResult>(run: run.id, item: row.item, evaluation: evaluation, trial: result.trial))
        member("batch_run", run.id)
        member("evaluation", evaluation)
        member("evaluation_name", pinned.name)
        member("dataset_item", row.item)
        member("external_id", row.externalID)
        member("item_version", result.itemVersion)
        member("trial", result.trial)
        member("outcome", result.outcome.kind.rawValue)
        outcome(result.outcome)
        member("attempts", result.attempts)
        member("reused", result.call?.reused ?? false)
        call(result.call)
        member("latency_seconds", Double(result.latencyMicroseconds) / 1_000_000)
        member("created_at", result.createdAt)
        if let item { judgedItem(item) }
        endObject()
    }

    private mutating func judgedItem(_ item: DatasetItem.Content) {
        key("item")
        beginObject()
        member("input", item.input)
        member("output", item.output)
        member("expected", item.expected)
        member("metadata", item.metadata)
        endObject()
    }

    private mutating func outcome(_ outcome: CellOutcome) {
        key("result")
        switch outcome {
        case .verdict(let verdict, let passed):
            answer(verdict.answer)
            explanation(passed: passed, reasoning: verdict.reasoning)
        case .skipped(let reason, let message):
            null()
            explanation(reasoning: message, skipReason: reason)
        case .error(let errorClass, let message):
            null()
            explanation(error: (errorClass, message))
        }
    }

    mutating func answer(_ answer: Verdict.Answer) {
        switch answer {
        case .boolean(let value): boolean(value)
        case .number(let value): number(value)
        case .categories(let keys):
            beginArray()
            for key in keys { string(key) }
            endArray()
        case .notApplicable: null()
        }
    }

    private mutating func explanation(
        passed: Bool? = nil, reasoning: String? = nil, skipReason: String? = nil, error: (errorClass: String, message: String)? = nil
    ) {
        member("passed", passed)
        member("reasoning", reasoning)
        member("skip_reason", skipReason)
        key("error")
        guard let error else { return null() }
        beginObject()
        member("class", error.errorClass)
        member("message", error.message)
        endObject()
    }

    /// Members about the calls of a provider: null for an evaluator that only computes.
    private mutating func call(_ call: CallFacts?) {
        member("model", call?.model)
        member("provider", call?.provider)
        member("input_tokens", call?.inputTokens)
        member("output_tokens", call?.outputTokens)
        member("cost_usd", call?.costUSD)
    }
}

extension ID<CellResult> {
    /// The id of a result, derived from its cell: the first 16 bytes of the SHA-256 of the ids of run, item and evaluation (16 bytes each)
    /// and the trial (8 bytes, big-endian), with version and variant of a UUID of version 8 (RFC 9562).
    init(run: ID<BatchRun>, item: ID<DatasetItem>, evaluation: ID<Evaluation>, trial: Int) {
        let trialBytes = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: trial >> $0) }
        let hash = SHA256.hash(run.bytes + item.bytes + evaluation.bytes + trialBytes)
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(
            high: word(hash[0..<8]) & 0xffff_ffff_ffff_0fff | 0x8000,
            low: word(hash[8..<16]) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
    }
}

/// Results as CSV rows: the columns are the keys of the JSON object, in their order, with those of `error` and `item` flattened.
extension CSVWriter {
    mutating func resultHeader(withItems: Bool) {
        for name in [
            "id", "batch_run", "evaluation", "evaluation_name", "dataset_item", "external_id", "item_version", "trial", "outcome", "result",
            "passed", "reasoning",
            "skip_reason", "error.class", "error.message", "attempts", "reused", "model", "provider", "input_tokens", "output_tokens",
            "cost_usd", "latency_seconds", "created_at",
        ] { text(name) }
        // As in an import, where this suffix means that the cell is JSON.
        if withItems { for name in ["item.input:json", "item.output:json", "item.expected:json", "item.metadata:json"] { text(name) } }
        endRow()
    }

    /// - Parameter item: the item that was judged, if the client asked for it.
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
        cell(result.outcome.kind.rawValue)
        outcome(result.outcome)
        cell(result.attempts)
        cell(result.call?.reused ?? false)
        cell(result.call?.model)
        cell(result.call?.provider)
        cell(result.call?.inputTokens)
        cell(result.call?.outputTokens)
        cell(result.call?.costUSD)
        cell(Double(result.latencyMicroseconds) / 1_000_000)
        cell(result.createdAt)
        if let item { for value in [item.input, item.output, item.expected, item.metadata] { cell(value?.text) } }
        endRow()
    }

    private mutating func outcome(_ outcome: CellOutcome) {
        switch outcome {
        case .verdict(let verdict, let passed):
            answer(verdict.answer)
            explanation(passed: passed, reasoning: verdict.reasoning)
        case .skipped(let reason, let message):
            emptyCell()
            explanation(reasoning: message, skipReason: reason)
        case .error(let errorClass, let message):
            emptyCell()
            explanation(error: (errorClass, message))
        }
    }

    /// The answer of a verdict; categories are a JSON array.
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
        case .notApplicable: emptyCell()
        }
    }

    private mutating func explanation(
        passed: Bool? = nil, reasoning: String? = nil, skipReason: String? = nil, error: (errorClass: String, message: String)? = nil
    ) {
        cell(passed)
        cell(reasoning)
        cell(skipReason)
        cell(error?.errorClass)
        cell(error?.message)
    }
}
