internal import AssayDomain
internal import AssayRunner

/// A run with what is known of it at the moment.
struct RunProgress {
    let run: BatchRun
    let totals: RunTotals
    let status: BatchRun.Status
    let statusReason: BatchRun.Reason?
    /// Cells a second: of late while it is going, over all its time when it is over.
    let throughput: Double?

    /// Chunks in hand, and how many there may be, while it is going.
    let flight: (inFlight: Int, width: Int)?

    init(_ run: BatchRun, _ totals: RunTotals, _ runner: Runner) {
        self.run = run
        self.totals = totals
        let stall = run.status.isFinal || run.status == .paused ? nil : runner.stall(of: run.id)
        status = stall == nil ? run.status : .paused
        statusReason = stall.map { BatchRun.Reason(code: "store_unavailable", detail: $0) } ?? run.statusReason
        throughput = run.status == .running ? runner.throughput(of: run.id) : Self.average(totals)
        flight = run.status == .running ? runner.flight(of: run.id) : nil
    }

    private static func average(_ totals: RunTotals) -> Double? {
        totals.spending.microseconds > 0 ? Double(totals.total.ended) / totals.spending.seconds : nil
    }

    var total: Tally { totals.total }

    /// The share of cells that got an answer, `not_applicable` being one.
    var coverage: Double? {
        guard let planned = run.planned, planned > 0 else { return nil }
        return Double(total.verdict + total.notApplicable) / Double(planned)
    }

    /// Seconds until every cell has ended, at the present pace.
    var secondsLeft: Int? {
        guard status == .running, let planned = run.planned, let throughput, throughput > 0 else { return nil }
        return Int((Double(max(0, planned - total.ended)) / throughput).rounded(.up))
    }
}
