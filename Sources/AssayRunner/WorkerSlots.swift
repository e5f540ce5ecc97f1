internal import AssayDomain
internal import Threads

/// Tracks which threads are busy and which of them are slow, and decides which runs may get a thread.
///
/// The configured number of workers may be busy at once. Spare threads serve runs that would otherwise wait behind another run's slow item.
/// A run gets at most one, and a project at most half of the free ones, so that no project takes the last.
struct WorkerSlots {
    private struct Slot {
        let run: ID<BatchRun>
        let project: Project.Number
        /// Whether it is a spare thread.
        let isSpare: Bool
        /// When the thread's current item becomes slow.
        var slowFrom: MonotonicTime
    }

    /// Which runs may get a thread.
    enum Capacity: Equatable {
        case forAnyRun
        /// Runs without a thread, if `mayUseSpareThread` allows it.
        case forRunsWithoutThread
        /// No run, until a thread becomes free or the next item becomes slow at this time.
        case none(until: MonotonicTime?)
    }

    private let workers: Int
    private let spareThreads: Int
    private var slots: [Int: Slot] = [:]

    /// An item that takes longer than this is slow: other runs no longer wait for it.
    static let slowThreshold: Duration = .milliseconds(200)

    /// - Parameters:
    ///   - workers: threads that may be busy while no item is slow.
    ///   - spareThreads: additional threads while items are slow.
    init(workers: Int, spareThreads: Int) {
        self.workers = workers
        self.spareThreads = spareThreads
    }

    mutating func acquire(_ lease: Lease, at now: MonotonicTime) {
        slots[lease.number] = Slot(
            run: lease.run.id, project: lease.run.project, isSpare: slots.count >= workers, slowFrom: now.advanced(by: Self.slowThreshold))
    }

    /// Records that the thread begins another item.
    mutating func heartbeat(_ lease: Lease, at now: MonotonicTime) {
        slots[lease.number]?.slowFrom = now.advanced(by: Self.slowThreshold)
    }

    /// Frees the thread. May be called twice.
    mutating func release(_ lease: Lease) {
        slots[lease.number] = nil
    }

    func capacity(at now: MonotonicTime) -> Capacity {
        if slots.count < workers { return .forAnyRun }
        if slots.count - slowCount(at: now) < workers { return .forRunsWithoutThread }
        return .none(until: slots.values.map(\.slowFrom).filter { $0 > now }.min())
    }

    func slowCount(at now: MonotonicTime) -> Int { slots.values.count { $0.slowFrom <= now } }

    /// Whether the run may use a spare thread: it has no other thread, and its project has fewer spare threads than are free.
    func mayUseSpareThread(for run: BatchRun) -> Bool {
        guard !slots.values.contains(where: { $0.run == run.id }) else { return false }
        return slots.values.count { $0.isSpare && $0.project == run.project } < workers + spareThreads - slots.count
    }
}
