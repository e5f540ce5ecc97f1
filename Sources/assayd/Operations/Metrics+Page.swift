internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import BuildInfo

extension Metrics {
    /// The text that Prometheus reads.
    func page(store: Store, runner: Runner) -> String {
        var page = MetricsPage()
        let counts = snapshot
        page.family("assay_requests_total", .counter, "Requests answered.")
        for (request, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
            let labels = [("method", request.method), ("endpoint", request.endpoint), ("status", "\(request.status)")]
            page.sample("assay_requests_total", labels, count)
        }
        page.family("assay_requests_aborted_total", .counter, "Streamed answers that ended before they were complete.")
        for (aborted, count) in counts.aborted.sorted(by: { ($0.key.endpoint, $0.key.reason) < ($1.key.endpoint, $1.key.reason) }) {
            page.sample("assay_requests_aborted_total", [("endpoint", aborted.endpoint), ("reason", aborted.reason)], count)
        }
        page.family(
            "assay_request_duration_seconds", .histogram, "Time from the whole request to its answer, or to the last byte of a stream.")
        for (endpoint, durations) in counts.durations.sorted(by: { $0.key < $1.key }) { page.histogram(endpoint, durations) }
        page.single("assay_front_busy_threads", .gauge, "Threads that work on a request.", busyThreads)
        page.single("assay_front_streams", .gauge, "Threads among them that write a stream.", streams)
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
        family("assay_runner_cells_total", .counter, "Cells of batch runs recorded, by how they ended.")
        for (outcome, cells) in runner.cells { sample("assay_runner_cells_total", [("outcome", outcome.rawValue)], cells) }
    }

    fileprivate mutating func process(_ facts: ProcessFacts) {
        family("assay_build_info", .gauge, "Always 1; the labels say which Assay this is.")
        sample("assay_build_info", [("version", Build.version), ("commit", Build.commit ?? "unknown")], 1)
        single("process_resident_memory_bytes", .gauge, "Memory in use.", facts.residentBytes)
        single("process_cpu_seconds_total", .counter, "Processor time used.", facts.processorSeconds)
        single("process_open_fds", .gauge, "Open file descriptors.", facts.openDescriptors)
        single("assay_uptime_seconds", .gauge, "Time since the start.", facts.uptimeSeconds)
    }
}
