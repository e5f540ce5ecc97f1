internal import Glibc

/// The processor's time, which does not count what other processes do meanwhile.
enum BenchStopwatch {
    /// Of a tenth of a second's work each.
    private static let rounds = 7

    /// The seconds that one call takes in the best of several rounds.
    static func best<Failure: Error>(_ work: () throws(Failure) -> Void) throws(Failure) -> Double {
        var times = 1
        var best = Double.infinity
        for _ in 0..<rounds {
            var spent = try seconds(of: times, work)
            while spent < 0.1 {
                times *= 2
                spent = try seconds(of: times, work)
            }
            best = min(best, spent / Double(times))
        }
        return best
    }

    private static func seconds<Failure: Error>(of times: Int, _ work: () throws(Failure) -> Void) throws(Failure) -> Double {
        let start = now
        for _ in 0..<times { try work() }
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// How often memory was asked for, as `count_allocations.c` counts it where it is loaded before all else.
enum Allocations {
    static var count: Int { counter.map { Int($0()) } ?? 0 }

    private static let counter: (@convention(c) () -> UInt64)? = dlsym(nil, "allocations_so_far").map {
        unsafeBitCast($0, to: (@convention(c) () -> UInt64).self)
    }
}
