internal import AssayDomain
internal import JSON

extension JSONWriter {
    mutating func batchRun(_ progress: RunProgress) {
        let run = progress.run
        beginObject()
        member("id", run.id)
        member("name", run.name)
        member("dataset", run.dataset)
        member("dataset_revision", run.datasetRevision)
        member("status", progress.status.rawValue)
        member("status_reason", progress.statusReason?.code)
        member("status_reason_detail", progress.statusReason?.detail)
        pinnedEvaluations(run.evaluations)
        member("trials", run.trials)
        member("max_concurrency", run.maxConcurrency)
        member("use_ledger", run.useLedger)
        member("execution", run.execution)
        budget(run.budget)
        member("sample", run.sample)
        member("planned", run.planned)
        counts(progress.total)
        member("coverage", progress.coverage)
        key("summary")
        beginArray()
        for summary in progress.summaries { self.summary(summary) }
        endArray()
        spending(progress.totals.spending)
        member("throughput", progress.throughput.map { ($0 * 10).rounded() / 10 })
        member("eta_seconds", progress.secondsLeft)
        member("in_flight", progress.flight?.inFlight)
        member("width", progress.flight?.width)
        member("created_at", run.createdAt)
        member("started_at", run.startedAt)
        member("finished_at", run.finishedAt)
        createdBy(run.createdBy)
        endObject()
    }

    private mutating func pinnedEvaluations(_ evaluations: [BatchRun.PinnedEvaluation]) {
        key("evaluations")
        beginArray()
        for evaluation in evaluations {
            beginObject()
            member("id", evaluation.id)
            member("name", evaluation.name)
            member("version", evaluation.version)
            member("evaluation_type", evaluation.definition.type)
            member("output_type", evaluation.definition.outputType)
            member("current_version", evaluation.currentVersion)
            endObject()
        }
        endArray()
    }

    private mutating func counts(_ tally: Tally) {
        key("counts")
        beginObject()
        outcomes(tally)
        endObject()
    }

    private mutating func budget(_ budget: Budget?) {
        key("budget")
        guard let budget else { return null() }
        beginObject()
        if let calls = budget.calls { member("calls", calls) }
        if let seconds = budget.seconds { member("seconds", seconds) }
        endObject()
    }

    /// Nothing of this version asks a provider, so no tokens are used, no money is spent and nothing is reused.
    private mutating func spending(_ spending: Spending) {
        member("reused", 0)
        key("usage")
        beginObject()
        member("calls", spending.calls)
        member("input_tokens", 0)
        member("output_tokens", 0)
        member("cost_usd", nil as Double?)
        member("seconds", spending.seconds)
        endObject()
    }
}
