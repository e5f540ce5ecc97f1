internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit

/// Begins and ends runs: what is written about them besides their results.
struct RunDirector: Sendable {
    let store: Store
    let registry: Registry
    let engine: any Engine
    let ready: ReadyRuns
    let report: @Sendable (RunnerEvent) -> Void

    /// Makes the judges ready and moves the run to `running`.
    func begin(_ lease: Lease) {
        engine.finish(lease, begun(lease.run))
    }

    private func begun(_ run: BatchRun) -> Planner.Event {
        do {
            ready[run.id] = try ReadyRun(run, registry: registry, tallies: store.tallies(of: run.id))
            let recorded = try store.recordedRanges(of: run.id)
            let present = try store.moveBatchRun(run.id, from: [.queued, .running], to: .running, reason: nil)
            if present?.status != .running { engine.cancel(run.id) }
            report(.began(run.id, resumed: !recorded.isEmpty))
            return .begun(recorded: recorded)
        } catch let error as ReadyRun.Unfit {
            return .unfit(reason: error.reason)
        } catch let error as StoreError {
            return .notBegun(reason: error.sentence)
        } catch {
            preconditionFailure("nothing else is thrown")
        }
    }

    /// Writes down how the run ended. One that somebody has cancelled stays cancelled.
    func end(_ lease: Lease, as ending: Planner.Ending) {
        let id = lease.run.id
        do {
            let run = try store.moveBatchRun(id, from: [.queued, .running], to: ending.status, reason: ending.reason)
            ready[id] = nil
            if let run { report(.ended(id, run.status, reason: run.statusReason)) }
            engine.finish(lease, .ended)
        } catch {
            engine.finish(lease, .notEnded(reason: error.sentence))
        }
    }
}

extension Planner.Ending {
    fileprivate var status: BatchRun.Status {
        switch self {
        case .completed: .completed
        case .cancelled: .cancelled
        case .parked: .paused
        }
    }

    fileprivate var reason: String? {
        guard case .parked(let reason) = self else { return nil }
        return reason
    }
}
