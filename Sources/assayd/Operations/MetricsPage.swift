internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import BuildInfo
internal import Glibc

/// Text in Prometheus's exposition format, version 0.0.4.
struct MetricsPage {
    enum Kind: String {
        case counter, gauge, histogram
    }

    private(set) var text = ""

    mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: some Numeric) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0.name)=\"\(Self.escape($0.value))\"" }.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    /// A metric with a single sample.
    mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: some Numeric) {
        family(name, kind, help)
        sample(name, [], value)
    }

    private static func escape(_ value: String) -> String {
        String(
            value.flatMap { character -> String in
                switch character {
                case "\\": "\\\\"
                case "\"": "\\\""
                case "\n": "\\n"
                default: String(character)
                }
            })
    }
}

extension Metrics {
    /// The page of all metrics for Prometheus.
    func page(store: Store, runner: Runner) -> String {
        var page = MetricsPage()
        let counts = snapshot
        page.family("assay_requests_total", .counter, "Requests answered.")
        for (request, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
            let labels = [("method", request.method), ("endpoint", request.endpoint), ("status", "\(request.status)")]
            page.sample("assay_requests_total", labels, count)
        }
        page.family("assay_requests_aborted_total", .counter, "Streamed responses that ended before they were complete.")
        for (aborted, count) in counts.aborted.sorted(by: { ($0.key.endpoint, $0.key.reason) < ($1.key.endpoint, $1.key.reason) }) {
            page.sample("assay_requests_aborted_total", [("endpoint", aborted.endpoint), ("reason", aborted.reason)], count)
        }
        page.family(
            "assay_request_duration_seconds", .histogram, "Time from the complete request to its response, or to the last byte of a stream."
        )
        for (endpoint, durations) in counts.durations.sorted(by: { $0.key < $1.key }) { page.histogram(endpoint, durations) }
        page.single("assay_front_busy_threads", .gauge, "Threads that are answering a request.", busyThreads)
        page.single("assay_front_streams", .gauge, "Threads among them that are writing a stream.", streams)
        page.store(store)
        page.runner(runner)
        page.process(ProcessFacts())
        return page.text
    }
}

extension Metrics.Request: Comparable {
    static func < (left: Metrics.Request, right: Metrics.Request) -> Bool {
        (left.endpoint, left.method, left.status) < (right.endpoint, right.method, right.status)
    }
}

extension MetricsPage {
    fileprivate mutating func histogram(_ endpoint: String, _ durations: Metrics.Durations) {
        var total = 0
        for (bound, count) in zip(Metrics.Durations.bounds.map { "\($0)" } + ["+Inf"], durations.counts) {
            total += count
            sample("assay_request_duration_seconds_bucket", [("endpoint", endpoint), ("le", bound)], total)
        }
        sample("assay_request_duration_seconds_sum", [("endpoint", endpoint)], durations.sum)
        sample("assay_request_duration_seconds_count", [("endpoint", endpoint)], total)
    }

    fileprivate mutating func store(_ store: Store) {
        let writes = store.writes
        single("assay_store_commits_total", .counter, "Commits of the database.", writes.commits)
        single("assay_store_rows_total", .counter, "Rows written to the database.", writes.rows)
    }

    fileprivate mutating func runner(_ runner: Runner) {
        family("assay_runner_cells_total", .counter, "Cells of batch runs recorded, by outcome.")
        for (outcome, cells) in runner.cells { sample("assay_runner_cells_total", [("outcome", outcome.rawValue)], cells) }
    }

    fileprivate mutating func process(_ facts: ProcessFacts) {
        family("assay_build_info", .gauge, "Always 1; the labels name the version and commit.")
        sample("assay_build_info", [("version", Build.version), ("commit", Build.commit ?? "unknown")], 1)
        single("process_resident_memory_bytes", .gauge, "Memory in use.", facts.residentBytes)
        single("process_cpu_seconds_total", .counter, "Processor time used.", facts.processorSeconds)
        single("process_open_fds", .gauge, "Open file descriptors.", facts.openDescriptors)
        single("assay_uptime_seconds", .gauge, "Time since the start.", facts.uptimeSeconds)
    }
}

/// Memory, processor time and uptime of this process.
struct ProcessFacts {
    let residentBytes: Int
    let processorSeconds: Double
    let openDescriptors: Int
    let uptimeSeconds: Double

    init() {
        let pages = Self.read("/proc/self/statm").split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        residentBytes = pages * Int(sysconf(CInt(_SC_PAGESIZE)))
        processorSeconds = Self.seconds(CLOCK_PROCESS_CPUTIME_ID)
        openDescriptors = Self.entries(of: "/proc/self/fd")
        uptimeSeconds = Self.seconds(CLOCK_MONOTONIC) - Self.start
    }

    /// When the process started: set by the first access, which `Service` makes at the start.
    static let start = seconds(CLOCK_MONOTONIC)

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func read(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 512)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    private static func entries(of directory: String) -> Int {
        guard let stream = opendir(directory) else { return 0 }
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        // Without `.`, `..` and the descriptor of the stream.
        return count - 3
    }
}
