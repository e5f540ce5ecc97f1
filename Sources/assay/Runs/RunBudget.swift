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

    /// A budget with which a run that used this one up goes on: twice as much of what ran out.
    func doubled(_ usage: RunUsage?) -> String {
        let parts = parts(usage)
        let ranOut = { (used: Double?, allowed: Double) in used.map { $0 >= allowed } ?? false }
        let isKnown = parts.contains { ranOut($0.used, $0.allowed) }
        return parts.map { part in
            let isShort = !isKnown || ranOut(part.used, part.allowed)
            let wanted = isShort ? max(part.allowed * 2, ((part.used ?? 0) + 1).rounded(.up)) : part.allowed
            return "\(part.name)=\(Figures.plain(wanted))"
        }.joined(separator: ",")
    }
}
