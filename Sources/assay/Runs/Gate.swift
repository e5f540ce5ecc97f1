internal import JSON

/// A condition on the results of a run: `pass_rate(answer) >= 0.9`.
struct Gate {
    /// The gate as the user wrote it.
    let text: String
    let metric: Metric
    /// The evaluation's name or id; `nil` for all evaluations of the run.
    let evaluation: String?
    let comparator: Comparator
    let threshold: Double
    /// The threshold as the user wrote it.
    let thresholdText: String

    enum Metric: String, CaseIterable {
        case passRate = "pass_rate"
        case mean, coverage, errors, regressions
        case costUSD = "cost_usd"

        /// Whether it is a metric of the whole run and not of an evaluation.
        var appliesToRun: Bool { self == .costUSD }
        /// Between 0 and 1.
        var isShare: Bool { self == .passRate || self == .coverage }
        var needsBaseline: Bool { self == .regressions }
    }

    enum Comparator: String, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case equal = "=="
        case unequal = "!="
        case above = ">"
        case below = "<"

        func holds(_ value: Double, _ threshold: Double) -> Bool {
            switch self {
            case .atLeast: value >= threshold
            case .atMost: value <= threshold
            case .equal: value == threshold
            case .unequal: value != threshold
            case .above: value > threshold
            case .below: value < threshold
            }
        }
    }

    /// The syntax of a gate, for the help and for errors.
    static let syntax =
        "METRIC(EVALUATION) OP NUMBER, such as 'pass_rate(answer) >= 0.9'; without an evaluation it applies to all: 'coverage == 1'"
}

extension Gate {
    /// The outcomes of the gate: one for the run, or one for each evaluation that it applies to.
    func outcomes(in run: RunState, _ comparison: RunComparisonResponse?) throws(Failure) -> [GateOutcome] {
        guard !metric.appliesToRun else {
            return [GateOutcome(gate: self, evaluation: nil, value: run.usage?.costUSD, count: run.counts.ended)]
        }
        return try targets(among: run.evaluations.map(GateTarget.init)).map { target in
            let (value, count) = value(of: target.id, in: run, comparison)
            return GateOutcome(gate: self, evaluation: (target.id, run.name(of: target.id)), value: value, count: count)
        }
    }

    private func value(of evaluation: String, in run: RunState, _ comparison: RunComparisonResponse?) -> (Double?, Int?) {
        if metric == .regressions {
            let compared = comparison?.evaluations.first { $0.evaluation == evaluation }
            // Without compared pairs, the number of regressions is unknown and not 0.
            let isKnown = compared?.test != nil && compared?.paired ?? 0 > 0
            return (isKnown ? compared?.regressed.map(Double.init) : nil, compared?.paired)
        }
        guard let summary = run.summary.first(where: { $0.evaluation == evaluation }) else { return (nil, nil) }
        return switch metric {
        case .passRate: (summary.passRate, summary.passed.map { _ in summary.judged })
        case .mean: (summary.mean, summary.verdict)
        case .coverage: (summary.coverage, summary.planned)
        case .errors: (Double(summary.error), summary.planned)
        case .regressions, .costUSD: (nil, nil)
        }
    }
}

/// The outcome of a gate for an evaluation or for the run.
struct GateOutcome {
    let gate: Gate
    /// `nil` for a gate about the run.
    let evaluation: (id: String, name: String)?
    /// `nil` if the value is unknown; then the gate fails.
    let value: Double?
    /// The number of cells or pairs behind the value.
    let count: Int?

    /// The comparison uses the unrounded value.
    var hasPassed: Bool { value.map { gate.comparator.holds($0, gate.threshold) } ?? false }

    /// `pass_rate(answer)`
    var subject: String { gate.metric.rawValue + (evaluation.map { "(\($0.name))" } ?? "") }

    /// `gate passed: pass_rate(answer) = 0.566 (n = 1,310), wanted >= 0.9`
    var sentence: String { "gate \(hasPassed ? "passed" : "failed"): \(finding)" }

    /// The sentence without its first words.
    var finding: String {
        let numbers = value.map { "= \(formatted($0))" } ?? "is not known"
        let basis = count.map { " (n = \(NumberFormat.count($0)))" } ?? ""
        return "\(subject) \(numbers)\(basis), wanted \(gate.comparator.rawValue) \(gate.thresholdText)"
    }

    /// The value rounded, unless the gate would have another outcome for the rounded value.
    private func formatted(_ value: Double) -> String {
        if value.rounded() == value { return NumberFormat.plain(value) }
        let rounded = NumberFormat.decimal(value, places: 3)
        guard let number = Double(rounded), gate.comparator.holds(number, gate.threshold) == hasPassed, number != gate.threshold else {
            return "\(value)"
        }
        return rounded
    }

    var json: JSONText {
        JSONText.object { json in
            json.member("gate", gate.text)
            json.member("metric", gate.metric.rawValue)
            json.member("evaluation", evaluation?.id)
            json.member("value", value)
            json.member("n", count)
            json.member("operator", gate.comparator.rawValue)
            json.member("wanted", gate.threshold)
            json.member("passed", hasPassed)
            json.member("sentence", sentence)
        }
    }
}
