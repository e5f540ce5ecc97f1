internal import AssayDomain

/// A run with what is known of it at the moment.
struct RunProgress {
    let run: BatchRun
    /// By evaluation.
    let tallies: [Tally]
    let status: BatchRun.Status
    let statusReason: String?
    /// Cells a second: of late while it is going, over all its time when it is over.
    let throughput: Double?

    /// `rate` and `stall` are the runner's, where the run is going.
    init(_ run: BatchRun, tallies: [Tally], rate: Double?, stall: String?) {
        self.run = run
        self.tallies = tallies
        let isStalled = stall != nil && !run.status.isFinal
        status = isStalled ? .paused : run.status
        statusReason = isStalled ? stall : run.statusReason
        throughput = run.status == .running ? rate : Self.average(run, tallies)
    }

    private static func average(_ run: BatchRun, _ tallies: [Tally]) -> Double? {
        guard let start = run.startedAt, let end = run.finishedAt, end > start else { return nil }
        return Double(tallies.reduce(0) { $0 + $1.ended }) / end.seconds(since: start)
    }

    var total: Tally { tallies.reduce(Tally(), +) }

    /// Cells of one evaluation.
    var plannedOfEach: Int { run.itemCount * run.trials }

    /// The share of cells that got an answer, `not_applicable` being one.
    var coverage: Double? {
        run.planned > 0 ? Double(total.verdict + total.notApplicable) / Double(run.planned) : nil
    }

    /// Seconds until every cell has ended, at the present pace.
    var secondsLeft: Int? {
        guard status == .running, let throughput, throughput > 0 else { return nil }
        return Int((Double(max(0, run.planned - total.ended)) / throughput).rounded(.up))
    }
}
