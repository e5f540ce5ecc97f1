internal import AssayDomain
internal import Threads

/// The threads at work, by the number of what they have in hand, and which of them an item holds up.
///
/// There are as many threads at work as somebody chose, and spare ones for runs that would wait for another's endless loop. Each run may have
/// one of these, and a project half of those that the others leave: the endless loops of one project never take the last.
struct WorkerSlots {
    private struct Slot {
        let run: ID<BatchRun>
        let project: Project.Number
        /// Whether the thread is one of the spare ones.
        let isSpare: Bool
        /// From when on what it has in hand takes long.
        var heldUpFrom: MonotonicTime
    }

    /// Who may be given work.
    enum Room: Equatable {
        case forEveryone
        /// For runs that have no thread, as far as `maySpare` lets them.
        case forNewcomers
        /// For nobody, until something changes or an item takes long.
        case none(until: MonotonicTime?)
    }

    private let width: Int
    private let spare: Int
    private var slots: [Int: Slot] = [:]

    /// After which an item takes long: the other runs have waited for it enough.
    static let patience: Duration = .milliseconds(200)

    /// `width`: threads that work at once where no item takes long. `spare`: those besides them.
    init(width: Int, spare: Int) {
        self.width = width
        self.spare = spare
    }

    mutating func take(_ lease: Lease, at now: MonotonicTime) {
        slots[lease.number] = Slot(
            run: lease.run.id, project: lease.run.project, isSpare: slots.count >= width, heldUpFrom: now.advanced(by: Self.patience))
    }

    /// Another item begins.
    mutating func beat(_ lease: Lease, at now: MonotonicTime) {
        slots[lease.number]?.heldUpFrom = now.advanced(by: Self.patience)
    }

    /// The thread is free. Saying so again changes nothing.
    mutating func leave(_ lease: Lease) {
        slots[lease.number] = nil
    }

    func room(at now: MonotonicTime) -> Room {
        if slots.count < width { return .forEveryone }
        if slots.count - heldUp(at: now) < width { return .forNewcomers }
        return .none(until: slots.values.map(\.heldUpFrom).filter { $0 > now }.min())
    }

    func heldUp(at now: MonotonicTime) -> Int { slots.values.count { $0.heldUpFrom <= now } }

    /// Whether the run may have a spare thread: it has no other, and its project has fewer of them than there are left.
    func maySpare(for run: BatchRun) -> Bool {
        guard !slots.values.contains(where: { $0.run == run.id }) else { return false }
        return slots.values.count { $0.isSpare && $0.project == run.project } < width + spare - slots.count
    }
}
