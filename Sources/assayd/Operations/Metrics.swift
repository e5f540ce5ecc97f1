internal import FastCGI
internal import Glibc
internal import Synchronization

/// How many requests of which kind were answered how, and how long that took.
final class Metrics: Sendable {
    struct Request: Hashable {
        let method: String
        let endpoint: String
        let status: Int
    }

    /// A stream that ended too early, and why.
    struct Aborted: Hashable {
        let endpoint: String
        let reason: String
    }

    /// Durations of one endpoint: how many took at most so long.
    struct Durations {
        static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
        /// Requests by the first bound that holds them; the last is for the rest.
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
        /// Answers that were broken off.
        var aborted: [Aborted: Int] = [:]

        mutating func add(_ other: Counts) {
            requests.merge(other.requests, uniquingKeysWith: +)
            aborted.merge(other.aborted, uniquingKeysWith: +)
            for (endpoint, more) in other.durations { durations[endpoint, default: Durations()].add(more) }
        }
    }

    /// Threads count apart, so that none waits for another with every request.
    private final class Share: Sendable {
        let counts = Mutex(Counts())
    }

    private let shares = (0..<16).map { _ in Share() }
    private let server = Mutex<Server?>(nil)

    /// Anybody can make up a method: those that HTTP does not know are counted together.
    private static let methods: Set = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    func count(_ method: String, _ endpoint: String, _ status: Int, seconds: Double) {
        let method = Self.methods.contains(method) ? method : "other"
        ownShare.counts.withLock { counts in
            counts.requests[Request(method: method, endpoint: endpoint, status: status), default: 0] += 1
            counts.durations[endpoint, default: Durations()].add(seconds)
        }
    }

    func countAborted(_ endpoint: String, _ reason: RequestLog.Outcome) {
        ownShare.counts.withLock { $0.aborted[Aborted(endpoint: endpoint, reason: reason.rawValue), default: 0] += 1 }
    }

    /// Threads are pages apart.
    private var ownShare: Share { shares[Int(truncatingIfNeeded: pthread_self() >> 12) & (shares.count - 1)] }

    var snapshot: Counts {
        shares.reduce(into: Counts()) { all, share in all.add(share.counts.withLock { $0 }) }
    }

    /// From now on with what the server knows, which is there last.
    func watch(_ server: Server) { self.server.withLock { $0 = server } }

    /// Threads of the server that work on a request.
    var busyThreads: Int { server.withLock { $0?.busyThreads ?? 0 } }
    /// Threads among them that write a stream.
    var streams: Int { server.withLock { $0?.streams ?? 0 } }
}
