internal import AssayRunner
internal import AssayStore
internal import FastCGI
internal import Glibc
internal import Synchronization

/// What has been counted since the start, as Prometheus reads it (text format 0.0.4).
final class Metrics: Sendable {
    /// Upper bounds of the buckets, in seconds.
    private static let bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10]

    private struct Requests {
        var counts: [Label: Int] = [:]
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count)
        var seconds = 0.0
    }

    private struct Label: Hashable {
        let method: String
        let status: Int
    }

    private let store: Store
    private let runner: Runner
    private let requests = Mutex(Requests())
    private let server = Mutex<Server?>(nil)
    private let start = ContinuousClock.now

    init(store: Store, runner: Runner) {
        self.store = store
        self.runner = runner
    }

    /// From now on with what the server knows.
    func watch(_ server: Server) { self.server.withLock { $0 = server } }

    func count(method: String, status: Int, seconds: Double) {
        // A client may call its methods as it likes; the number of labels stays small.
        let known = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"].contains(method)
        let label = Label(method: known ? method : "other", status: status)
        requests.withLock { requests in
            requests.counts[label, default: 0] += 1
            requests.seconds += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { requests.buckets[index] += 1 }
        }
    }

    var text: [UInt8] {
        let page = MetricsPage { page in
            requests.withLock { write($0, to: &page) }
            page.metric("assay_front_busy_threads", .gauge, "Threads that work on a request.", server.withLock { $0?.busyThreads ?? 0 })
            let writes = store.writes
            page.metric("assay_store_commits_total", .counter, "Commits of the database.", writes.commits)
            page.metric("assay_store_rows_total", .counter, "Rows written.", writes.rows)
            page.family("assay_cells_total", .counter, "Cells recorded, by outcome.")
            for (outcome, cells) in runner.cells { page.sample("assay_cells_total", ["outcome": outcome.rawValue], cells) }
            page.metric("process_resident_memory_bytes", .gauge, "Memory in use.", Self.residentBytes)
            page.metric("process_uptime_seconds", .gauge, "Seconds since the start.", start.duration(to: .now) / .seconds(1))
        }
        return Array(page.text.utf8)
    }

    private func write(_ requests: Requests, to page: inout MetricsPage) {
        page.family("assay_requests_total", .counter, "Requests answered.")
        for (label, count) in requests.counts.sorted(by: { ($0.key.method, $0.key.status) < ($1.key.method, $1.key.status) }) {
            page.sample("assay_requests_total", ["method": label.method, "status": "\(label.status)"], count)
        }
        let total = requests.counts.values.reduce(0, +)
        page.family("assay_request_seconds", .histogram, "Time to answer a request.")
        for (bound, count) in zip(Self.bounds, requests.buckets) { page.sample("assay_request_seconds_bucket", ["le": "\(bound)"], count) }
        page.sample("assay_request_seconds_bucket", ["le": "+Inf"], total)
        page.sample("assay_request_seconds_sum", [:], requests.seconds)
        page.sample("assay_request_seconds_count", [:], total)
    }

    /// The second figure of `statm` is resident pages.
    private static var residentBytes: Int {
        var bytes = [UInt8](repeating: 0, count: 128)
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        let count = max(0, read(descriptor, &bytes, bytes.count))
        let words = String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: " ")
        return words.count > 1 ? (Int(words[1]) ?? 0) * Int(getpagesize()) : 0
    }
}
