internal import AssayDomain
internal import AssayStore
internal import Digest
internal import JSON

extension JSONWriter {
    /// - Parameter item: what was judged, where that is asked for.
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
        member("outcome", result.ending.outcome.rawValue)
        ending(result.ending)
        member("attempts", result.attempts)
        member("reused", false)
        calls()
        member("latency_seconds", Double(result.latencyMicroseconds) / 1_000_000)
        member("created_at", result.createdAt)
        if let item { judged(item) }
        endObject()
    }

    private mutating func judged(_ item: DatasetItem.Content) {
        key("item")
        beginObject()
        member("input", item.input)
        member("output", item.output)
        member("expected", item.expected)
        member("metadata", item.metadata)
        endObject()
    }

    private mutating func ending(_ ending: CellResult.Ending) {
        key("result")
        switch ending {
        case .verdict(let verdict, let passed):
            answer(verdict.answer)
            explanation(passed: passed, reasoning: verdict.reasoning)
        case .skipped(let reason, let message):
            null()
            explanation(reasoning: message, skipReason: reason)
        case .error(let failure, let message):
            null()
            explanation(error: (failure, message))
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
        passed: Bool? = nil, reasoning: String? = nil, skipReason: String? = nil, error: (failure: String, message: String)? = nil
    ) {
        member("passed", passed)
        member("reasoning", reasoning)
        member("skip_reason", skipReason)
        key("error")
        guard let error else { return null() }
        beginObject()
        member("class", error.failure)
        member("message", error.message)
        endObject()
    }

    /// Evaluators that answer from the sample alone ask no model.
    private mutating func calls() {
        member("model", nil as String?)
        member("provider", nil as String?)
        member("input_tokens", nil as Int?)
        member("output_tokens", nil as Int?)
        member("cost_usd", nil as Double?)
    }
}

extension ID<CellResult> {
    /// A result is known by its cell; its id is made of that: the first 16 bytes of the SHA-256 of the ids of run, item and evaluation
    /// (16 bytes each) and the trial (8 bytes, the most significant first), with version and variant of a UUID of version 8 (RFC 9562).
    init(run: ID<BatchRun>, item: ID<DatasetItem>, evaluation: ID<Evaluation>, trial: Int) {
        let trialBytes = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: trial >> $0) }
        let hash = SHA256.hash(run.bytes + item.bytes + evaluation.bytes + trialBytes)
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(
            high: word(hash[0..<8]) & 0xffff_ffff_ffff_0fff | 0x8000,
            low: word(hash[8..<16]) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000)
    }
}
