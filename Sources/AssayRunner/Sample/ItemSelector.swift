internal import AssayDomain
internal import AssayStore
internal import Synchronization
internal import Threads

/// Chooses the samples of runs before these begin: each run gets a little time, and then it is the next one's turn.
final class ItemSelector: Sendable {
    private let store: Store
    private let engine: any Engine
    private let choices = Mutex<[ID<BatchRun>: SelectionScan]>([:])

    /// How long one run is worked for at a time: others wait meanwhile.
    private static let turn: Duration = .milliseconds(50)
    /// Choices that keep their patterns between two turns. A pattern takes up to half a megabyte once it has been used.
    private static let maximumReady = 2

    init(store: Store, engine: any Engine) {
        self.store = store
        self.engine = engine
    }

    func choose(_ lease: Lease) {
        var choice = choices.withLock { $0.removeValue(forKey: lease.run.id) } ?? SelectionScan(of: lease.run)
        let event = event(&choice, lease)
        // Whoever hears of the event may be back at once.
        if !choice.isOver { keep(choice, of: lease.run) }
        engine.finish(lease, event)
    }

    private func event(_ choice: inout SelectionScan, _ lease: Lease) -> Planner.Event {
        do {
            try choice.makeReady()
        } catch {
            return .failed(.sampleRefused(error.sentence))
        }
        do {
            let end = MonotonicTime.now().advanced(by: Self.turn)
            let isWanted = { self.engine.isWanted(lease) }
            repeat {
                try choice.advance(store, isWanted: isWanted)
            } while !choice.isOver && choice.refusal == nil && isWanted() && MonotonicTime.now() < end
        } catch {
            return error.isMistake ? .mismatched(error.sentence) : .notChosen(reason: error.sentence)
        }
        if let refusal = choice.refusal { return .failed(refusal) }
        guard choice.isOver else { return .partlyChosen }
        return choice.count == 0 && lease.run.itemCount > 0 ? .failed(.emptySample(of: lease.run.itemCount)) : .chosen
    }

    private func keep(_ choice: SelectionScan, of run: BatchRun) {
        var choice = choice
        choices.withLock { choices in
            if choices.values.count(where: \.isReady) >= Self.maximumReady { choice.forgetFilters() }
            choices[run.id] = choice
        }
    }

    /// Forgets what was chosen for a run that has ended before all was.
    func abandon(_ run: ID<BatchRun>) throws(StoreError) {
        guard choices.withLock({ $0.removeValue(forKey: run) }) != nil else { return }
        while !engine.isStopping {
            guard try store.forgetSomeOfSelection(of: run) else { return }
        }
    }
}
