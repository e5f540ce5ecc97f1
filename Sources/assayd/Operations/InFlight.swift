internal import Synchronization

/// The requests that may take long: imports and streams.
final class InFlight: Sendable {
    private struct Requests {
        var next = 0
        var entries: [Int: (RequestLog.Entry, ContinuousClock.Instant)] = [:]
    }

    private let requests = Mutex(Requests())

    /// Returns what ends it.
    func begin(_ entry: RequestLog.Entry) -> Int {
        requests.withLock { requests in
            requests.next += 1
            requests.entries[requests.next] = (entry, .now)
            return requests.next
        }
    }

    func end(_ ticket: Int) { requests.withLock { $0.entries[ticket] = nil } }

    /// Those that go on, with their beginnings, the oldest first.
    var all: [(RequestLog.Entry, ContinuousClock.Instant)] {
        requests.withLock { requests in requests.entries.sorted { $0.key < $1.key }.map(\.value) }
    }
}
