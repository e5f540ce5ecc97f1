internal import FastCGI
internal import Threads

/// The memory that large bodies and answers may take up at a time, of all requests together. Small ones are not counted.
final class MemoryBudget: Sendable {
    fileprivate struct Usage {
        var bytes = 0
        /// The most that was used since memory last went back to the system.
        var peak = 0
    }

    private let limit: Int
    private let usage = LockedState(Usage())

    /// A burst of more than this is followed by giving memory back.
    private static let burst = 32 << 20

    init(_ limit: Int) {
        self.limit = limit
    }

    /// Whether there was room, for a request that holds `own` bytes. A request that needs more than the whole budget fits if it is the only one.
    fileprivate func take(_ bytes: Int, own: Int) -> Bool {
        usage.withLock { $0.take(bytes, own: own, limit: limit) }
    }

    /// The same, but waits for room for up to `time`.
    fileprivate func take(_ bytes: Int, within time: Duration) -> Bool {
        let deadline = MonotonicTime.now().advanced(by: time)
        return usage.waitFor { usage -> LockedState<Usage>.Attempt<Bool> in
            if usage.take(bytes, own: 0, limit: limit) { return .done(true) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(false)
        }
    }

    fileprivate func giveBack(_ bytes: Int) {
        guard bytes > 0 else { return }
        let isOver = usage.update { usage in
            usage.bytes -= bytes
            guard usage.bytes == 0 else { return false }
            defer { usage.peak = 0 }
            return usage.peak > Self.burst
        }
        if isOver { ProcessMemory.giveBack() }
    }

    /// Bytes that are in use.
    var inUse: Int { usage.withLock { $0.bytes } }
}

extension MemoryBudget.Usage {
    fileprivate mutating func take(_ wanted: Int, own: Int, limit: Int) -> Bool {
        guard bytes == own || bytes + wanted <= limit else { return false }
        bytes += wanted
        peak = max(peak, bytes)
        return true
    }
}

/// What one request has of the budget, until nobody holds it any more.
final class MemoryReservation: @unchecked Sendable {
    // `size` is changed by the request's thread alone.
    private let budget: MemoryBudget
    private(set) var size = 0

    init(of budget: MemoryBudget) {
        self.budget = budget
    }

    deinit { budget.giveBack(size) }

    func grow(by bytes: Int) throws(APIError) {
        guard bytes > 0 else { return }
        guard budget.take(bytes, own: size) else { throw .outOfMemory }
        size += bytes
    }

    /// Waits up to `time` for the memory to become available. Returns false on timeout.
    func grow(by bytes: Int, within time: Duration) -> Bool {
        guard budget.take(bytes, within: time) else { return false }
        size += bytes
        return true
    }

    func shrink(to bytes: Int) {
        guard bytes < size else { return }
        budget.giveBack(size - bytes)
        size = bytes
    }
}
