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
        member("status_reason", progress.statusReason)
        pinnedEvaluations(run.evaluations)
        member("trials", run.trials)
        member("max_concurrency", run.maxConcurrency)
        member("use_ledger", run.useLedger)
        member("execution", run.execution)
        member("budget", run.budget)
        member("sample", run.sample)
        member("planned", run.planned)
        counts(progress.total)
        member("coverage", progress.coverage)
        summary(progress)
        spending()
        member("throughput", progress.throughput.map { ($0 * 10).rounded() / 10 })
        member("eta_seconds", progress.secondsLeft)
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

    private mutating func outcomes(_ tally: Tally) {
        member("verdict", tally.verdict)
        member("not_applicable", tally.notApplicable)
        member("error", tally.error)
        member("skipped", tally.skipped)
    }

    private mutating func summary(_ progress: RunProgress) {
        key("summary")
        beginArray()
        for (evaluation, tally) in zip(progress.run.evaluations, progress.tallies) {
            beginObject()
            member("evaluation", evaluation.id)
            member("planned", progress.plannedOfEach)
            outcomes(tally)
            rate(tally, isBoolean: evaluation.definition.outputType == "boolean")
            let isNumeric = evaluation.definition.outputType == "numeric"
            member("mean", isNumeric && tally.verdict > 0 ? tally.sum / Double(tally.verdict) : nil)
            key("categories")
            null()
            endObject()
        }
        endArray()
    }

    /// An evaluation without a notion of passing has no such numbers, as opposed to zero passes.
    private mutating func rate(_ tally: Tally, isBoolean: Bool) {
        let trials = tally.passed + tally.failed
        let hasRate = isBoolean || trials > 0
        let interval = WilsonInterval(successes: tally.passed, trials: trials)
        member("passed", hasRate ? tally.passed : nil)
        member("failed", hasRate ? tally.failed : nil)
        member("pass_rate", trials > 0 ? Double(tally.passed) / Double(trials) : nil)
        member("pass_rate_low", interval?.low)
        member("pass_rate_high", interval?.high)
    }

    /// Nothing of this version calls anybody, so nothing is spent or saved.
    private mutating func spending() {
        member("reused", 0)
        key("usage")
        beginObject()
        member("calls", 0)
        member("input_tokens", 0)
        member("output_tokens", 0)
        member("cost_usd", nil as Double?)
        endObject()
    }
}
