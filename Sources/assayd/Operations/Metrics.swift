internal import FastCGI
internal import Glibc
internal import Synchronization

/// Counts requests by method, endpoint and status, and measures how long they take.
final class Metrics: Sendable {
    struct Request: Hashable {
        let method: String
        let endpoint: String
        let status: Int
    }

    /// A streamed response that ended too early, and why.
    struct AbortedStream: Hashable {
        let endpoint: String
        let reason: String
    }

    /// Histogram of the durations of one endpoint.
    struct Durations {
        static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
        /// Requests by the first bound that they do not exceed; the last count is for longer ones.
        var counts = [Int](repeating: 0, count: bounds.count + 1)
        var sum = 0.0

        mutating func add(_ seconds: Double) {
            counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            sum += seconds
        }

        mutating func add(_ other: Durations) {
            for index in counts.indices { counts[index] += other.counts[index] }
            sum += other.sum
        }
    }

    struct Counts {
        var requests: [Request: Int] = [:]
        var durations: [String: Durations] = [:]
        /// Streamed responses that ended too early.
        var aborted: [AbortedStream: Int] = [:]

        mutating func add(_ other: Counts) {
            requests.merge(other.requests, uniquingKeysWith: +)
            aborted.merge(other.aborted, uniquingKeysWith: +)
            for (endpoint, more) in other.durations { durations[endpoint, default: Durations()].add(more) }
        }
    }

    /// Counts of some of the threads, so that threads rarely wait for each other.
    private final class Shard: Sendable {
        let counts = Mutex(Counts())
    }

    private let shards = (0..<16).map { _ in Shard() }
    private let server = Mutex<Server?>(nil)

    /// Methods that are counted by name. Clients can invent methods; all others are counted together.
    private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    func count(_ method: String, _ endpoint: String, _ status: Int, seconds: Double) {
        let method = Self.methods.contains(method) ? method : "other"
        threadShard.counts.withLock { counts in
            counts.requests[Request(method: method, endpoint: endpoint, status: status), default: 0] += 1
            counts.durations[endpoint, default: Durations()].add(seconds)
        }
    }

    func countAborted(_ endpoint: String, _ reason: RequestLog.Outcome) {
        threadShard.counts.withLock { $0.aborted[AbortedStream(endpoint: endpoint, reason: reason.rawValue), default: 0] += 1 }
    }

    /// The shard of the calling thread. Thread handles are addresses at least a page apart.
    private var threadShard: Shard { shards[Int(truncatingIfNeeded: pthread_self() >> 12) & (shards.count - 1)] }

    var snapshot: Counts {
        shards.reduce(into: Counts()) { all, shard in all.add(shard.counts.withLock { $0 }) }
    }

    /// Adds the numbers of the server, which is created after the metrics.
    func observe(_ server: Server) { self.server.withLock { $0 = server } }

    /// Threads of the server that work on a request.
    var busyThreads: Int { server.withLock { $0?.busyThreads ?? 0 } }
    /// Threads among them that write a stream.
    var streams: Int { server.withLock { $0?.streams ?? 0 } }
}
