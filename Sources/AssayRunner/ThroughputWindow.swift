internal import Synchronization
internal import Threads

/// Cells a second over the last ten seconds.
final class ThroughputWindow: Sendable {
    private static let window: Int64 = 10

    private struct Count {
        var second: Int64
        var cells = 0
    }

    private let start: MonotonicTime
    private let counts = Mutex([Count]())

    init(start: MonotonicTime = .now()) {
        self.start = start
    }

    func add(_ cells: Int, at now: MonotonicTime = .now()) {
        counts.withLock { counts in
            if counts.last?.second != now.second { counts.append(Count(second: now.second)) }
            counts[counts.count - 1].cells += cells
            counts.removeAll { $0.second <= now.second - Self.window }
        }
    }

    func rate(at now: MonotonicTime = .now()) -> Double {
        let cells = counts.withLock { counts in
            counts.reduce(0) { $1.second > now.second - Self.window ? $0 + $1.cells : $0 }
        }
        let beginning = max(start.nanoseconds, (now.second - Self.window + 1) * 1_000_000_000)
        return Double(cells) / (Double(max(1, now.nanoseconds - beginning)) / 1_000_000_000)
    }
}

extension MonotonicTime {
    fileprivate var second: Int64 { nanoseconds / 1_000_000_000 }
}
