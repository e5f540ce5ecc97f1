internal import JSON

/// Watches a run until it settles, and shows its progress.
struct RunWatch {
    let client: APIClient
    let run: String
    /// The command that continues watching after an interrupt.
    let watchCommand: String
    let interrupts: Interrupts

    private static let pollInterval = Duration.milliseconds(200)

    /// `interrupts` should exist since before the run was started, so that no signal in between is missed.
    init(_ client: APIClient, run: String, arguments: String = "", _ interrupts: Interrupts = Interrupts()) {
        self.client = client
        self.run = run
        watchCommand = "assay watch \(run)\(arguments)"
        self.interrupts = interrupts
    }

    /// Returns the run once it has settled. An interrupt throws; the run continues.
    func follow() throws(Failure) -> JSONValue {
        var progress = Progress()
        defer { progress.clear() }
        var lastAnswer = ContinuousClock.now
        var isUnreachable = false
        while true {
            do {
                let value = try client.get("batch_runs/\(run)/", timeout: .seconds(5))
                lastAnswer = .now
                isUnreachable = false
                let state = try RunState(value)
                if state.isSettled { return value }
                progress.show(done: state.counts.ended, of: state.planned ?? 0) { width in RunLine(run: state).text(upTo: width) }
            } catch {
                guard error.isTemporary else { throw error }
                guard lastAnswer.duration(to: .now) < APIClient.outageTimeout else { throw connectionLost(error) }
                if !isUnreachable {
                    progress.clear()
                    Console.printError(
                        "The server does not answer. Waiting for up to \(APIClient.outageTimeout.components.seconds) s: "
                            + "it resumes its runs once it is back.")
                }
                isUnreachable = true
            }
            if interrupts.next(within: Self.pollInterval) != nil {
                progress.clear()
                throw Failure("The run continues in the background. Watch it with: \(watchCommand)", status: Failure.interrupted)
            }
        }
    }

    /// The error if the server stays unreachable: the run pauses until the server is back.
    private func connectionLost(_ error: Failure) -> Failure {
        Failure("\(error.sentence)\nThe run resumes once the server is back. Watch it then with: \(watchCommand)")
    }
}

/// The progress line of a run. If it is too wide, the least important parts are left out.
struct RunLine {
    let run: RunState

    /// `812/1,319  61.6 %  pass 400  fail 404  n/a 3  error 5  in flight 2/8  calls 812/1,000  412/s  2 s left`
    func text(upTo width: Int) -> String {
        var parts = parts
        while true {
            let line = parts.map(\.text).joined(separator: "  ")
            if line.count <= width || parts.count < 2 { return String(line.prefix(width)) }
            guard let least = parts.indices.max(by: { parts[$0].rank < parts[$1].rank }) else { return line }
            parts.remove(at: least)
        }
    }

    /// The parts from left to right. A lower rank is more important.
    private var parts: [(text: String, rank: Int)] {
        guard let planned = run.planned else { return [("choosing the sample", 0), (run.status, 1)] }
        let share = planned > 0 ? Double(run.counts.ended) / Double(planned) : nil
        let state = run.status == "running" ? [] : [(run.status, 3)]
        return [("\(NumberFormat.count(run.counts.ended))/\(NumberFormat.count(planned))", 0), (NumberFormat.percent(share), 2)] + state
            + outcomes + throughput
    }

    private var outcomes: [(text: String, rank: Int)] {
        var parts: [(text: String, rank: Int)] = []
        let judged = run.summary.filter { $0.passed != nil }
        if !judged.isEmpty {
            parts.append(("pass \(NumberFormat.count(judged.reduce(0) { $0 + ($1.passed ?? 0) }))", 4))
            parts.append(("fail \(NumberFormat.count(judged.reduce(0) { $0 + ($1.failed ?? 0) }))", 5))
        }
        parts.append(("n/a \(NumberFormat.count(run.counts.notApplicable))", 8))
        parts.append(("error \(NumberFormat.count(run.counts.error))", 1))
        if run.counts.skipped > 0 { parts.append(("skipped \(NumberFormat.count(run.counts.skipped))", 9)) }
        return parts
    }

    private var throughput: [(text: String, rank: Int)] {
        var parts: [(text: String, rank: Int)] = []
        if let inFlight = run.inFlight, let width = run.width { parts.append(("in flight \(inFlight)/\(width)", 11)) }
        if let reused = run.reused, reused > 0 { parts.append(("reused \(NumberFormat.count(reused))", 10)) }
        for part in run.budget?.parts(run.usage) ?? [] {
            let used = part.used.map { NumberFormat.count(Int($0.rounded())) } ?? "–"
            parts.append(("\(part.name) \(used)/\(NumberFormat.count(Int(part.allowed.rounded())))", 7))
        }
        if let rate = run.throughput { parts.append(("\(NumberFormat.count(Int(rate.rounded())))/s", 12)) }
        if let left = run.etaSeconds { parts.append(("\(NumberFormat.duration(left)) left", 6)) }
        return parts
    }
}
