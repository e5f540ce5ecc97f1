/// The line about a run that goes on. What matters least is left out first where there is no room.
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

    /// In the order in which they are read; the rank is the order in which they matter.
    private var parts: [(text: String, rank: Int)] {
        guard let planned = run.planned else { return [("choosing the sample", 0), (run.status, 1)] }
        let share = planned > 0 ? Double(run.counts.ended) / Double(planned) : nil
        let state = run.status == "running" ? [] : [(run.status, 3)]
        return [("\(NumberFormat.count(run.counts.ended))/\(NumberFormat.count(planned))", 0), (NumberFormat.percent(share), 2)] + state
            + outcomes
            + pace
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

    private var pace: [(text: String, rank: Int)] {
        var parts: [(text: String, rank: Int)] = []
        if let inFlight = run.inFlight, let width = run.width { parts.append(("in flight \(inFlight)/\(width)", 11)) }
        if let reused = run.reused, reused > 0 { parts.append(("reused \(NumberFormat.count(reused))", 10)) }
        for part in run.budget?.parts(run.usage) ?? [] {
            let used = part.used.map { NumberFormat.count(Int($0.rounded())) } ?? "–"
            parts.append(("\(part.name) \(used)/\(NumberFormat.count(Int(part.allowed.rounded())))", 7))
        }
        if let throughput = run.throughput { parts.append(("\(NumberFormat.count(Int(throughput.rounded())))/s", 12)) }
        if let left = run.etaSeconds { parts.append(("\(NumberFormat.duration(left)) left", 6)) }
        return parts
    }
}
