internal import AssayDomain
internal import AssayRunner
internal import JSON

/// A run with its present status, counts and speed, as the API shows it.
struct RunProgress {
    let run: BatchRun
    let totals: RunTotals
    let status: BatchRun.Status
    let statusReason: BatchRun.Reason?
    /// Cells per second: the recent rate while it is running, and afterwards the average.
    let throughput: Double?

    /// How it is going, while it is running in this process.
    let flight: RunFlight?

    init(_ run: BatchRun, _ totals: RunTotals, _ runner: Runner) {
        self.run = run
        self.totals = totals
        let flight = run.status.isFinal || run.status == .paused ? nil : runner.flight(of: run.id)
        let blockedReason = flight?.blockedReason
        status = blockedReason == nil ? run.status : .paused
        statusReason = blockedReason.map { BatchRun.Reason(code: "store_unavailable", detail: $0) } ?? run.statusReason
        throughput = run.status == .running ? runner.throughput(of: run.id) : Self.average(totals)
        self.flight = run.status == .running ? flight : nil
    }

    /// A run that was just created: it is queued, and no cell has ended.
    init(created run: BatchRun) {
        self.run = run
        let evaluations = run.evaluations.count
        totals = RunTotals(
            tallies: Array(repeating: Tally(), count: evaluations), microseconds: 0, statistics: Array(repeating: nil, count: evaluations))
        status = run.status
        statusReason = run.statusReason
        throughput = nil
        flight = nil
    }

    private static func average(_ totals: RunTotals) -> Double? {
        totals.spending.microseconds > 0 ? Double(totals.total.ended) / totals.spending.seconds : nil
    }

    var total: Tally { totals.total }

    /// The share of cells that were answered, `not_applicable` included.
    var coverage: Double? {
        guard let planned = run.planned, planned > 0 else { return nil }
        return Double(total.verdict + total.notApplicable) / Double(planned)
    }

    /// Seconds until every cell has ended, at the present rate.
    var secondsLeft: Int? {
        guard status == .running, let planned = run.planned, let throughput, throughput > 0 else { return nil }
        return Int((Double(max(0, planned - total.ended)) / throughput).rounded(.up))
    }
}

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
        member("budget", run.budget?.json)
        member("sample", run.sample)
        member("planned", run.planned)
        counts(progress.total)
        member("coverage", progress.coverage)
        key("summary")
        beginArray()
        for summary in progress.summaries { self.summary(summary) }
        endArray()
        usage(progress.total.usage, seconds: progress.totals.spending.seconds)
        member("throughput", progress.throughput.map { ($0 * 10).rounded() / 10 })
        member("eta_seconds", progress.secondsLeft)
        member("in_flight", progress.flight?.inFlight)
        member("width", progress.flight?.limit)
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

    private mutating func usage(_ usage: Usage, seconds: Double) {
        member("reused", usage.reused)
        key("usage")
        beginObject()
        member("calls", usage.calls)
        member("input_tokens", usage.inputTokens)
        member("output_tokens", usage.outputTokens)
        member("cost_usd", usage.costUSD)
        member("seconds", seconds)
        endObject()
    }
}
