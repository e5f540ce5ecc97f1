internal import Glibc

/// A clock that is cheap to read, and right to a few milliseconds.
enum Clock {
    /// Nanoseconds since some moment in the past.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }
}

extension Duration {
    /// Of a length that nobody waits for, the longest that fits.
    var nanoseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 1_000_000_000 else { return 1_000_000_000 * 1_000_000_000 }
        return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    }
}
