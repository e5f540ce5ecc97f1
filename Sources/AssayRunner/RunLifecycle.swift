internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit

/// Begins and ends runs: records everything about them except their results.
struct RunLifecycle: Sendable {
    let store: Store
    let engine: any Engine
    let selector: ItemSelector
    let evaluators: EvaluatorCache
    let activeRuns: ActiveRuns
    let statistics: RunStatistics
    let ownership: RunOwnership
    let onEvent: @Sendable (RunnerEvent) -> Void

    /// Makes the judges and moves the run to `running`.
    func begin(_ lease: Lease) {
        engine.finish(lease, prepare(lease.run))
    }

    private func prepare(_ run: BatchRun) -> Planner.Event {
        do throws(NotRunnable) {
            _ = try evaluators.judges(of: run)
        } catch {
            return .notRunnable(error.reason)
        }
        do throws(StoreError) {
            return try markRunning(run)
        } catch {
            if error == .leaseLost { engine.drop(run.id) }
            return error.isBug ? .inconsistent(error.sentence) : .notBegun(obstacle: error.sentence)
        }
    }

    private func markRunning(_ run: BatchRun) throws(StoreError) -> Planner.Event {
        let totals = try store.totals(of: run.id)
        guard totals.tallies.count == run.evaluations.count else { return .inconsistent("the run has evaluations without totals") }
        let items = try pendingItems(of: run)
        let started = try store.startRun(under: run.token)
        activeRuns[run.id] = ActiveRun(totals.tallies)
        if started.status == .running {
            onEvent(.began(run.id, resumed: totals.total.ended > 0))
        } else {
            // The run was cancelled meanwhile, or settled before its statistics were saved; only they remain to be done.
            engine.cancel(run.id)
        }
        return .begun(items, left: run.budget?.remaining(after: totals.spending))
    }

    private func pendingItems(of run: BatchRun) throws(StoreError) -> PendingRanges {
        let first = PendingRanges(
            .initial, through: try store.lastItem(of: run, in: .initial), without: try store.finishedRanges(of: run.id))
        guard run.round > 0 else { return first }
        // A cell that has been judged again is no longer among those to judge.
        return first + PendingRanges(.retry, through: try store.lastItem(of: run, in: .retry))
    }

    /// Saves the run's statistics and its final status. A run that was cancelled meanwhile stays cancelled.
    func end(_ lease: Lease, as outcome: RunEnd) {
        let id = lease.run.id
        do {
            try selector.discard(lease.run)
            guard let outcome = try saveStatistics(of: lease.run, before: outcome) else {
                return engine.finish(lease, .notEnded(obstacle: "Assay is shutting down."))
            }
            let run = try store.endRun(under: lease.run.token, as: outcome.status, reason: outcome.reason)
            activeRuns[id] = nil
            ownership.forget(lease.run.token)
            onEvent(.ended(id, run.status, reason: run.statusReason?.code))
            engine.finish(lease, .ended)
        } catch {
            if error == .leaseLost { engine.drop(id) }
            engine.finish(lease, error.isBug ? .inconsistent(error.sentence) : .notEnded(obstacle: error.sentence))
        }
    }

    /// Saves the statistics and returns how the run ends; `nil` if the daemon is stopping. If the store rejects the statistics, the run is
    /// paused without them, since it would reject them again.
    private func saveStatistics(of run: BatchRun, before outcome: RunEnd) throws(StoreError) -> RunEnd? {
        do throws(StoreError) {
            return try statistics.save(for: run) ? outcome : nil
        } catch {
            guard error.isBug else { throw error }
            onEvent(.internalError(run.id, what: error.sentence))
            return .paused(.internalError)
        }
    }
}

extension RunEnd {
    fileprivate var status: BatchRun.Status {
        switch self {
        case .completed: .completed
        case .cancelled: .cancelled
        case .paused: .paused
        case .failed: .failed
        }
    }

    fileprivate var reason: BatchRun.Reason? {
        switch self {
        case .paused(let reason), .failed(let reason): reason
        case .completed, .cancelled: nil
        }
    }
}
