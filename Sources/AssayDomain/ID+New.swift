internal import Synchronization

extension ID {
    /// A new id, greater than every one made before it in this process: UUID version 7 (RFC 9562) whose 12 bits beside the
    /// millisecond count within it.
    public static func new(at now: Timestamp = .now()) -> ID {
        let tick = idClock.next(millisecond: UInt64(now.microseconds / 1000))
        let random = UInt64.random(in: .min ... .max)
        return ID(
            high: (tick >> 12) << 16 | 0x7000 | (tick & 0xfff),
            low: 0x8000_0000_0000_0000 | (random & 0x3fff_ffff_ffff_ffff))
    }
}

/// The last millisecond used, shifted left by 12, plus a count: it never goes back, whatever the clock does.
private struct IDClock: ~Copyable {
    private let last = Atomic<UInt64>(0)

    func next(millisecond: UInt64) -> UInt64 {
        let now = millisecond << 12
        var seen = last.load(ordering: .relaxed)
        while true {
            let next = max(now, seen + 1)
            let (exchanged, original) = last.compareExchange(expected: seen, desired: next, ordering: .relaxed)
            if exchanged { return next }
            seen = original
        }
    }
}

private let idClock = IDClock()
