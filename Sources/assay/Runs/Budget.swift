internal import JSON

/// The option `--budget calls=1000,seconds=60` as JSON for the API. `none` removes the budget.
struct BudgetArgument {
    let json: JSONText

    private static let integerKeys = ["calls", "tokens"]
    private static let numberKeys = ["seconds", "usd"]

    init(_ text: String) throws(Failure) {
        guard text != "none" else {
            json = JSONText(compact: "null")
            return
        }
        var limits: [(key: String, value: Double)] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let limit = try Self.limit(part)
            guard !limits.contains(where: { $0.key == limit.key }) else {
                throw Self.failure("\(limit.key) is given twice.")
            }
            limits.append(limit)
        }
        json = JSONText.object { json in
            for (key, value) in limits {
                json.key(key)
                if value.rounded() == value { json.integer(Int(value)) } else { json.number(value) }
            }
        }
    }

    private static func limit(_ part: Substring) throws(Failure) -> (key: String, value: Double) {
        let words = part.split(separator: "=", omittingEmptySubsequences: false)
        guard words.count == 2 else { throw failure("\(part.inQuotes) is not KEY=VALUE.") }
        let key = String(words[0])
        guard integerKeys.contains(key) || numberKeys.contains(key) else {
            throw failure("Unknown budget \(key.inQuotes): use calls or seconds.")
        }
        guard let value = Double(String(words[1])), value > 0, value <= 1e15 else {
            throw failure("\(key) must be a number above 0, not \(words[1].inQuotes).")
        }
        guard numberKeys.contains(key) || value.rounded() == value else {
            throw failure("\(key) must be a whole number, not \(words[1].inQuotes).")
        }
        return (key, value)
    }

    private static func failure(_ problem: String) -> Failure {
        Failure("--budget: \(problem) Write a limit such as --budget calls=1000 or --budget calls=1000,seconds=60, or none.")
    }
}

/// The limits after which a run pauses.
struct RunBudget: Decodable {
    let calls: Double?
    let seconds: Double?

    /// The use of each limited quantity: `calls`, 812, 1000.
    func parts(_ usage: RunUsage?) -> [(name: String, used: Double?, allowed: Double)] {
        var parts: [(name: String, used: Double?, allowed: Double)] = []
        if let calls { parts.append(("calls", usage?.calls.map(Double.init), calls)) }
        if let seconds { parts.append(("seconds", usage?.seconds, seconds)) }
        return parts
    }

    /// A suggested budget for resuming a run that used this one up: one more call for each cell that was not tried, and twice the time, as
    /// the time that is needed is unknown.
    func enlarged(for run: RunState) -> String {
        let parts = parts(run.usage)
        let isExhausted = { (used: Double?, allowed: Double) in used.map { $0 >= allowed } ?? false }
        let isKnown = parts.contains { isExhausted($0.used, $0.allowed) }
        return parts.map { part in
            let isShort = !isKnown || isExhausted(part.used, part.allowed)
            return "\(part.name)=\(NumberFormat.plain(isShort ? Self.suggestedLimit(part, run.untried ?? 0) : part.allowed))"
        }.joined(separator: ",")
    }

    private static func suggestedLimit(_ part: (name: String, used: Double?, allowed: Double), _ untried: Int) -> Double {
        let next = ((part.used ?? 0) + 1).rounded(.up)
        guard part.name == "calls", let used = part.used else { return max(part.allowed * 2, next) }
        return max(used + Double(untried), part.allowed + 1, next)
    }
}

/// What a run has used of its budget so far.
struct RunUsage: Decodable {
    /// Calls to model providers, retries included. Evaluators that only compute make none.
    let calls: Int?
    /// The running time without pauses.
    let seconds: Double?
    let costUSD: Double?

    enum CodingKeys: String, CodingKey {
        case calls, seconds
        case costUSD = "cost_usd"
    }
}
