internal import AssayDomain
internal import AssayStore
internal import Synchronization
internal import Threads

/// Selects the items of runs before they begin, in time slices, so that runs do not wait for each other.
final class ItemSelector: Sendable {
    private let store: Store
    private let engine: any Engine
    private let scans = Mutex<[ID<BatchRun>: SelectionScan]>([:])

    /// How long one run is worked on before the next one gets its turn.
    private static let timeSlice: Duration = .milliseconds(50)
    /// Scans that keep their compiled patterns between two turns. A pattern takes up to half a megabyte once it has been used.
    private static let maximumCompiled = 2

    init(store: Store, engine: any Engine) {
        self.store = store
        self.engine = engine
    }

    func select(_ lease: Lease) {
        var scan = scans.withLock { $0.removeValue(forKey: lease.run.id) } ?? SelectionScan(of: lease.run)
        // The scan of an earlier takeover can record nothing, and another process may have started over meanwhile.
        if scan.token != lease.run.token { scan = SelectionScan(of: lease.run) }
        let event = event(&scan, lease)
        // Save first: the event may make another thread continue the scan at once.
        if !scan.isFinished { save(scan, of: lease.run) }
        engine.finish(lease, event)
    }

    private func event(_ scan: inout SelectionScan, _ lease: Lease) -> Planner.Event {
        do {
            try scan.compileFilters()
        } catch {
            return .selectionFailed(.sampleRefused(error.sentence))
        }
        do {
            let end = MonotonicTime.now().advanced(by: Self.timeSlice)
            let isWanted = { self.engine.isWanted(lease) }
            repeat {
                try scan.advance(store, isWanted: isWanted)
            } while !scan.isFinished && scan.failure == nil && isWanted() && MonotonicTime.now() < end
        } catch {
            if error == .leaseLost { engine.drop(lease.run.id) }
            return error.isBug ? .inconsistent(error.sentence) : .notSelected(obstacle: error.sentence)
        }
        if let failure = scan.failure { return .selectionFailed(failure) }
        guard scan.isFinished else { return .partlySelected }
        return scan.count == 0 && lease.run.itemCount > 0 ? .selectionFailed(.emptySample(of: lease.run.itemCount)) : .selected
    }

    private func save(_ scan: SelectionScan, of run: BatchRun) {
        var scan = scan
        scans.withLock { scans in
            if scans.values.count(where: \.hasCompiledFilters) >= Self.maximumCompiled { scan.releaseFilters() }
            scans[run.id] = scan
        }
    }

    /// Frees the unfinished scan of a run that another process has taken over.
    func forget(_ run: ID<BatchRun>) { scans.withLock { scans in scans[run] = nil } }

    /// Deletes the partial selection of a run that ended before its selection was complete.
    func discard(_ run: BatchRun) throws(StoreError) {
        forget(run.id)
        // Another process may have begun the selection.
        guard run.isSelecting else { return }
        while !engine.isStopping {
            guard try store.deleteSomeOfSelection(under: run.token) else { return }
        }
    }
}
