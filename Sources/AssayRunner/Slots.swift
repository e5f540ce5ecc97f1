internal import AssayDomain

/// The threads at work, by the number of what they have in hand, and which of them an item holds up.
///
/// There are as many threads at work as somebody chose, and besides them one for each run that would wait for another's endless loop.
struct Slots {
    private struct Slot {
        let run: ID<BatchRun>
        /// From when on its item takes long; never for what is no judging.
        var heldUpFrom: MonotonicTime?
    }

    /// Who may be given work.
    enum Room: Equatable {
        case forEveryone
        /// For runs that have no thread.
        case forNewcomers
        /// For nobody, until something changes or an item takes long.
        case none(until: MonotonicTime?)
    }

    private let width: Int
    private var slots: [Int: Slot] = [:]

    /// After which an item takes long: the other runs have waited for it enough.
    static let patience: Duration = .milliseconds(200)

    /// `width`: threads that work at once where no item takes long.
    init(width: Int) {
        self.width = width
    }

    mutating func take(_ lease: Lease, at now: MonotonicTime) {
        slots[lease.number] = Slot(run: lease.run.id, heldUpFrom: lease.isChunk ? now.advanced(by: Self.patience) : nil)
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
        return .none(until: slots.values.compactMap(\.heldUpFrom).filter { $0 > now }.min())
    }

    func heldUp(at now: MonotonicTime) -> Int {
        slots.values.count { slot in slot.heldUpFrom.map { $0 <= now } ?? false }
    }

    func holds(_ run: ID<BatchRun>) -> Bool { slots.values.contains { $0.run == run } }
}

extension Lease {
    fileprivate var isChunk: Bool {
        if case .chunk = work { true } else { false }
    }
}
