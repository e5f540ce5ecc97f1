internal import JSON

/// What a run may use before it stops.
struct RunBudget: Decodable {
    let calls: Double?
    let seconds: Double?

    /// What was used of each thing that is limited: `calls`, 812, 1000.
    func parts(_ usage: RunUsage?) -> [(name: String, used: Double?, allowed: Double)] {
        var parts: [(name: String, used: Double?, allowed: Double)] = []
        if let calls { parts.append(("calls", usage?.calls.map(Double.init), calls)) }
        if let seconds { parts.append(("seconds", usage?.seconds, seconds)) }
        return parts
    }

    /// A budget with which a run that used this one up goes on: of calls as many as there are cells left, one each, and of time, which
    /// nobody knows, twice as much.
    func enlarged(for run: RunState) -> String {
        let parts = parts(run.usage)
        let ranOut = { (used: Double?, allowed: Double) in used.map { $0 >= allowed } ?? false }
        let isKnown = parts.contains { ranOut($0.used, $0.allowed) }
        return parts.map { part in
            let isShort = !isKnown || ranOut(part.used, part.allowed)
            return "\(part.name)=\(NumberFormat.plain(isShort ? Self.wanted(part, run.open ?? 0) : part.allowed))"
        }.joined(separator: ",")
    }

    private static func wanted(_ part: (name: String, used: Double?, allowed: Double), _ open: Int) -> Double {
        let next = ((part.used ?? 0) + 1).rounded(.up)
        guard part.name == "calls", let used = part.used else { return max(part.allowed * 2, next) }
        return max(used + Double(open), part.allowed + 1, next)
    }
}
