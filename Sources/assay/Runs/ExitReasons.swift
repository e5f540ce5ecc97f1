/// Why a run's end is no success: every reason has its status, and the most important one is the program's.
struct ExitReasons {
    private var reasons: [(status: Int32, sentence: String)] = []

    /// Where several hold, the first of these is the status.
    private static let order = [Failure.interrupted, Failure.refused, Failure.outOfBudget, Failure.gateFailed, Failure.lowCoverage]

    init(_ outcome: RunOutcome, _ minimumCoverage: Double) {
        let run = outcome.state
        judgeStatus(run)
        for gate in outcome.gates where !gate.hasPassed { reasons.append((Failure.gateFailed, gate.sentence)) }
        judgeCoverage(run, minimumCoverage)
    }

    private mutating func judgeStatus(_ run: RunState) {
        let reason = run.reason ?? "The server does not say why."
        switch run.status {
        case "failed": reasons.append((Failure.refused, "The run failed: \(reason)"))
        case "paused" where run.isOutOfBudget: reasons.append((Failure.outOfBudget, "The run is paused: \(reason)"))
        case "paused": reasons.append((Failure.refused, "The run is paused: \(reason)"))
        case "cancelled":
            let left = run.open.map { "with \(NumberFormat.counted($0, "cell")) not tried" } ?? "before its sample was chosen"
            reasons.append((Failure.lowCoverage, "The run was stopped \(left)."))
        default: break
        }
    }

    private mutating func judgeCoverage(_ run: RunState, _ minimum: Double) {
        // Of these it is said above why nothing was scored.
        guard run.status != "failed", let planned = run.planned else { return }
        guard let coverage = run.coverage, planned > 0 else {
            return reasons.append((Failure.lowCoverage, "There were no items, so nothing was scored."))
        }
        // Of a run that has not tried all it was to try, it is said above why.
        guard coverage < minimum, run.status == "completed" else { return }
        let answered = "\(NumberFormat.percent(coverage)) of the cells were answered"
        reasons.append(
            (
                Failure.lowCoverage,
                "\(answered), fewer than the \(NumberFormat.percent(minimum)) asked for: `assay results \(run.id)` says why."
            ))
    }

    /// All of them, the most important first; `nil` where there is none.
    var failure: Failure? {
        let ranked = Self.order.flatMap { status in reasons.filter { $0.status == status } }
        guard let first = ranked.first else { return nil }
        return Failure(ranked.map(\.sentence).joined(separator: "\n"), status: first.status)
    }
}
