internal import AssayDomain
internal import JSON

extension Fields {
    /// `budget`: `nil` if it is not sent, `.some(nil)` if it is null.
    func budget() throws(APIError) -> Budget?? {
        switch try dictionary("budget", nullable: true) {
        case .absent: return nil
        case .null: return .some(nil)
        case .value(let object):
            for (name, value) in object.members where !value.isNull { try Self.checkBudgetPart(name) }
            let parts = Fields(.json(object), prefix: "\(attr("budget"))__")
            let budget = Budget(
                calls: try parts.integer("calls", nullable: true, min: 1).value,
                seconds: try parts.number("seconds", nullable: true, max: Self.maximumSeconds).value)
            if let seconds = budget.seconds, seconds <= 0 { throw .invalid("budget__seconds", "Send more than 0 seconds.") }
            guard budget != Budget() else {
                throw .invalid("budget", "Send calls, seconds or both, such as {\"calls\": 1000}; send null for no budget.")
            }
            return budget
        }
    }

    /// About three years.
    private static let maximumSeconds = 100_000_000

    /// Throws if a part is unknown: ignoring it would leave the run without a limit that the client expects.
    private static func checkBudgetPart(_ name: String) throws(APIError) {
        switch name {
        case "calls", "seconds": return
        case "tokens", "usd":
            throw .invalid(
                "budget__\(name)", "This version has no evaluator that uses tokens or costs money: limit seconds instead.")
        default: throw .invalid("budget__\(name)", "Unknown budget “\(name)”. Use calls and seconds.")
        }
    }
}

extension APIError {
    /// A budget was sent to a run that cannot use it.
    static func budgetIgnored(_ run: BatchRun) -> APIError {
        let reason =
            switch run.status {
            case .queued, .running: "its budget can only be changed while it is paused"
            case .paused, .completed, .failed, .cancelled: "it has no cells in error, so there is nothing to retry"
            }
        return .conflict("The batch run is \(run.status.rawValue): \(reason).")
    }

    /// A run cannot resume because its budget is used up already.
    static func budgetExhausted(_ budget: Budget, _ spending: Spending) -> APIError {
        var used: [String] = []
        if let calls = budget.calls, calls <= spending.calls { used.append("\(spending.calls) of \(calls) calls") }
        if let seconds = budget.seconds, seconds <= spending.seconds { used.append("\(spending.seconds) of \(seconds) seconds") }
        return .invalid(
            "budget",
            "The run has used \(used.joined(separator: " and ")) already: send a larger budget, which counts from the run's start.")
    }
}
