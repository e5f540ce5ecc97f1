internal import AssayDomain
internal import JSON

extension Fields {
    /// `budget`: `nil` where it is not sent, `.some(nil)` where it is null.
    func newBudget() throws(APIError) -> Budget?? {
        switch try dictionary("budget", nullable: true) {
        case .absent: return nil
        case .null: return .some(nil)
        case .value(let object):
            for (name, value) in object.members where !value.isNull { try Self.checkBudgetPart(name) }
            let parts = Fields(.json(object), prefix: "\(attr("budget"))__")
            let budget = Budget(
                calls: try parts.integer("calls", nullable: true, min: 1).value,
                seconds: try parts.number("seconds", nullable: true, max: Self.longestBudget).value)
            if let seconds = budget.seconds, seconds <= 0 { throw .invalid("budget__seconds", "Send more than 0 seconds.") }
            guard budget != Budget() else {
                throw .invalid("budget", "Name calls, seconds or both, such as {\"calls\": 1000}; send null for no budget.")
            }
            return budget
        }
    }

    /// Seconds: about three years, which is as good as no limit.
    private static let longestBudget = 100_000_000

    /// A part that nobody heeds would leave the run without the limit that the client thinks it has.
    private static func checkBudgetPart(_ name: String) throws(APIError) {
        switch name {
        case "calls", "seconds": return
        case "tokens", "usd":
            throw .invalid("budget__\(name)", "No evaluator of this version uses tokens or costs money: limit calls or seconds instead.")
        default: throw .invalid("budget__\(name)", "A budget has the parts calls and seconds.")
        }
    }
}

extension APIError {
    /// A budget was sent to a run that does not go on with it.
    static func budgetUnheeded(_ run: BatchRun) -> APIError {
        let why =
            switch run.status {
            case .queued, .running: "it gets another budget when it waits"
            case .paused, .completed, .failed, .cancelled: "it has no cell in error, so there is nothing to retry"
            }
        return .conflict("The batch run is \(run.status.rawValue): \(why).")
    }

    /// The budget that a run would go on with is used up before it begins.
    static func spent(_ budget: Budget, _ spending: Spending) -> APIError {
        var used: [String] = []
        if let calls = budget.calls, calls <= spending.calls { used.append("\(spending.calls) of \(calls) calls") }
        if let seconds = budget.seconds, seconds <= spending.seconds { used.append("\(spending.seconds) of \(seconds) seconds") }
        return .invalid(
            "budget",
            "The run has used \(used.joined(separator: " and ")) already: send a larger budget, which counts from the run's start.")
    }
}
