internal import FastCGI
internal import Threads

/// Limits the memory that the large bodies and responses of all requests use together. Small ones are not counted.
final class MemoryBudget: Sendable {
    fileprivate struct Usage {
        var bytes = 0
        /// The most bytes in use since they were last 0.
        var peak = 0
    }

    private let limit: Int
    private let usage = LockedState(Usage())

    /// After a peak above this many bytes, free memory is returned to the system.
    private static let trimThreshold = 32 << 20

    init(_ limit: Int) {
        self.limit = limit
    }

    /// Reserves bytes for a request that holds `held` bytes already. Returns false if the budget is used up. A request that needs more than
    /// the whole budget succeeds if it is the only one.
    fileprivate func reserve(_ bytes: Int, held: Int) -> Bool {
        usage.withLock { $0.reserve(bytes, held: held, limit: limit) }
    }

    /// Reserves bytes, waiting up to `time` for other requests to release some.
    fileprivate func reserve(_ bytes: Int, within time: Duration) -> Bool {
        let deadline = MonotonicTime.now().advanced(by: time)
        return usage.waitFor { usage -> LockedState<Usage>.Attempt<Bool> in
            if usage.reserve(bytes, held: 0, limit: limit) { return .done(true) }
            return MonotonicTime.now() < deadline ? .wait(until: deadline) : .done(false)
        }
    }

    fileprivate func release(_ bytes: Int) {
        guard bytes > 0 else { return }
        let shouldTrim = usage.update { usage in
            usage.bytes -= bytes
            guard usage.bytes == 0 else { return false }
            defer { usage.peak = 0 }
            return usage.peak > Self.trimThreshold
        }
        if shouldTrim { ProcessMemory.releaseUnused() }
    }

    /// Bytes that are in use.
    var inUse: Int { usage.withLock { $0.bytes } }
}

extension MemoryBudget.Usage {
    fileprivate mutating func reserve(_ wanted: Int, held: Int, limit: Int) -> Bool {
        guard bytes == held || bytes + wanted <= limit else { return false }
        bytes += wanted
        peak = max(peak, bytes)
        return true
    }
}

/// The part of the budget that one request uses. It is released when the last reference to it is gone.
final class MemoryReservation: @unchecked Sendable {
    // Only the request's thread changes `size`.
    private let budget: MemoryBudget
    private(set) var size = 0

    init(of budget: MemoryBudget) {
        self.budget = budget
    }

    deinit { budget.release(size) }

    func grow(by bytes: Int) throws(APIError) {
        guard bytes > 0 else { return }
        guard budget.reserve(bytes, held: size) else { throw .outOfMemory }
        size += bytes
    }

    /// Waits up to `time` for the memory to become available. Returns false on timeout.
    func grow(by bytes: Int, within time: Duration) -> Bool {
        guard budget.reserve(bytes, within: time) else { return false }
        size += bytes
        return true
    }

    func shrink(to bytes: Int) {
        guard bytes < size else { return }
        budget.release(size - bytes)
        size = bytes
    }
}
