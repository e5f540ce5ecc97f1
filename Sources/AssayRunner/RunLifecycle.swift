internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit

/// Begins and ends runs: what is written about them besides their results.
struct RunLifecycle: Sendable {
    let store: Store
    let engine: any Engine
    let chooser: ItemSelector
    let judges: JudgeCache
    let ready: ActiveRuns
    let statistics: RunStatistics
    let report: @Sendable (RunnerEvent) -> Void

    /// Makes the judges ready and moves the run to `running`.
    func begin(_ lease: Lease) {
        engine.finish(lease, begun(lease.run))
    }

    private func begun(_ run: BatchRun) -> Planner.Event {
        do throws(JudgeCache.Unfit) {
            _ = try judges.judges(of: run)
        } catch {
            return .unfit(error.reason)
        }
        do throws(StoreError) {
            return try movedToRunning(run)
        } catch {
            return error.isMistake ? .mismatched(error.sentence) : .notBegun(reason: error.sentence)
        }
    }

    private func movedToRunning(_ run: BatchRun) throws(StoreError) -> Planner.Event {
        let totals = try store.totals(of: run.id)
        guard totals.tallies.count == run.evaluations.count else { return .mismatched("the run has evaluations without totals") }
        let items = try openItems(of: run)
        ready[run.id] = ActiveRun(totals.tallies)
        let present = try store.moveBatchRun(run.id, from: [.queued, .running], to: .running, reason: nil)
        if present?.status == .running {
            report(.began(run.id, resumed: totals.total.ended > 0))
        } else {
            // It was settled before its statistics were written down: that is all that is left to do.
            engine.cancel(run.id)
        }
        return .begun(items, left: run.budget?.left(after: totals.spending))
    }

    private func openItems(of run: BatchRun) throws(StoreError) -> PendingRanges {
        let first = try openItems(of: run, in: .first)
        return run.round == 0 ? first : first + (try openItems(of: run, in: .reopened))
    }

    private func openItems(of run: BatchRun, in pass: WorkRange.Pass) throws(StoreError) -> PendingRanges {
        PendingRanges(pass, through: try store.lastItem(of: run, in: pass), without: try store.recordedRanges(of: run, in: pass))
    }

    /// Writes down what its results come to, and how the run ended. One that somebody has cancelled stays cancelled.
    func end(_ lease: Lease, as ending: Planner.Ending) {
        let id = lease.run.id
        do {
            try chooser.abandon(id)
            guard let ending = try keepStatistics(of: lease.run, before: ending) else {
                return engine.finish(lease, .notEnded(reason: "Assay is shutting down."))
            }
            let run = try store.moveBatchRun(id, from: [.queued, .running], to: ending.status, reason: ending.reason)
            ready[id] = nil
            judges.forget(lease.run)
            if let run { report(.ended(id, run.status, reason: run.statusReason?.code)) }
            engine.finish(lease, .ended)
        } catch {
            engine.finish(lease, error.isMistake ? .mismatched(error.sentence) : .notEnded(reason: error.sentence))
        }
    }

    /// How the run ends once its statistics are written down; `nil` where the daemon is stopping. A run whose statistics the store
    /// refuses is parked without them: it would refuse them again.
    private func keepStatistics(of run: BatchRun, before ending: Planner.Ending) throws(StoreError) -> Planner.Ending? {
        do throws(StoreError) {
            return try statistics.keep(for: run) ? ending : nil
        } catch {
            guard error.isMistake else { throw error }
            report(.mismatched(run.id, what: error.sentence))
            return .parked(.internalError)
        }
    }
}

extension Planner.Ending {
    fileprivate var status: BatchRun.Status {
        switch self {
        case .completed: .completed
        case .cancelled: .cancelled
        case .parked: .paused
        case .failed: .failed
        }
    }

    fileprivate var reason: BatchRun.Reason? {
        switch self {
        case .parked(let reason), .failed(let reason): reason
        case .completed, .cancelled: nil
        }
    }
}
