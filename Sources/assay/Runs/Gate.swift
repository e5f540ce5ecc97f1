/// What a run must reach: `pass_rate(answer) >= 0.9`.
struct Gate {
    /// As it was written.
    let text: String
    let metric: Metric
    /// The evaluation's name or id; `nil` for every one of the run.
    let evaluation: String?
    let sign: Sign
    let wanted: Double
    /// The number as it was written.
    let wantedText: String

    enum Metric: String, CaseIterable {
        case passRate = "pass_rate"
        case mean, coverage, errors, regressions
        case costUSD = "cost_usd"

        /// The whole run has one, its evaluations have none.
        var isOfRun: Bool { self == .costUSD }
        /// Between 0 and 1.
        var isShare: Bool { self == .passRate || self == .coverage }
        var needsBaseline: Bool { self == .regressions }
    }

    enum Sign: String, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case equal = "=="
        case unequal = "!="
        case above = ">"
        case below = "<"

        func holds(_ value: Double, _ wanted: Double) -> Bool {
            switch self {
            case .atLeast: value >= wanted
            case .atMost: value <= wanted
            case .equal: value == wanted
            case .unequal: value != wanted
            case .above: value > wanted
            case .below: value < wanted
            }
        }
    }

    /// For the help and for refusals.
    static let form =
        "METRIC(EVALUATION) OP NUMBER, such as 'pass_rate(answer) >= 0.9'; without an evaluation it is for every one: 'coverage == 1'"
}
