internal import JSON

/// The result of an evaluation as lines of text: the headline with n and confidence interval, then the coverage and qualifications.
struct EvaluationReport {
    let row: EvaluationSummaryResponse
    let name: String
    let trials: Int

    var lines: [String] { ["\(name): \(headline)"] + (coverage.map { [$0] } ?? []) + qualifications }

    /// Lines that qualify the headline: the bounds if there were errors, the stability over trials.
    var qualifications: [String] { [bounds, stability].compactMap { $0 } }

    /// `742 of 1,310 passed (56.6 %, 95 % 53.9–59.3)`
    var headline: String {
        guard let size = row.size else { return "not scored: its sample was not chosen" }
        guard row.verdict > 0 else { return "no verdict of \(size)" }
        let parts = [passes, numbers, categories].compactMap { $0 }
        return parts.isEmpty ? NumberFormat.counted(row.verdict, "verdict") : parts.joined(separator: "; ")
    }

    private var passes: String? {
        guard let passed = row.passed, row.judged > 0 else { return nil }
        var rates = [NumberFormat.percent(row.passRate)]
        if let low = row.passRateLow, let high = row.passRateHigh { rates.append("95 % \(NumberFormat.percentRange(low, high))") }
        return "\(NumberFormat.count(passed)) of \(NumberFormat.count(row.judged)) passed (\(rates.joined(separator: ", ")))"
    }

    /// `1,310 numbers: mean 0.842 (95 % 0.830–0.853), median 0.91, p10 0.42, p90 1`
    private var numbers: String? {
        guard let mean = row.mean else { return nil }
        var parts = ["mean \(NumberFormat.short(mean))"]
        if let low = row.meanLow, let high = row.meanHigh { parts[0] += " (95 % \(NumberFormat.short(low))–\(NumberFormat.short(high)))" }
        for (name, value) in [("median", row.median), ("p10", row.p10), ("p90", row.p90)] {
            if let value { parts.append("\(name) \(NumberFormat.short(value))") }
        }
        return "\(NumberFormat.counted(row.verdict, "number")): \(parts.joined(separator: ", "))"
    }

    private var categories: String? {
        guard let members = row.categories?.members, !members.isEmpty else { return nil }
        let counts = members.map { "\($0.key.visibleOnOneLine) \(NumberFormat.count($0.value.integer ?? 0))" }
        return "\(NumberFormat.counted(row.verdict, "answer")): \(counts.joined(separator: ", "))"
    }

    /// `99.6 % of 1,319 cells answered: 1,310 verdicts, 4 not applicable, 5 errors, 0 skipped`; `nil` if the sample was not chosen.
    private var coverage: String? {
        guard let size = row.size else { return nil }
        var parts = [
            NumberFormat.counted(row.verdict, "verdict"), "\(NumberFormat.count(row.notApplicable)) not applicable",
            NumberFormat.counted(row.error, "error"), "\(NumberFormat.count(row.skipped)) skipped",
        ]
        if row.untried > 0 { parts.append("\(NumberFormat.count(row.untried)) not tried") }
        let share = NumberFormat.percent(row.coverage)
        return "\(share) of \(size) answered: \(parts.joined(separator: ", "))"
    }

    private var bounds: String? {
        guard row.error > 0, let low = row.rateIfErrorsFail, let high = row.rateIfErrorsPass else { return nil }
        return "\(NumberFormat.percent(low)) if every error were a failure, \(NumberFormat.percent(high)) if every one were a pass"
    }

    private var stability: String? {
        guard trials > 1 else { return nil }
        var parts: [String] = []
        if let share = row.passHatK { parts.append("pass^\(trials) \(NumberFormat.percent(share)): passed in each of \(trials) trials") }
        if let count = row.unstableCount { parts.append("\(NumberFormat.counted(count, "item")) unstable") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

/// The result of one evaluation of a run, as the server sends it.
struct EvaluationSummaryResponse: Decodable {
    let evaluation: String
    /// The number of planned cells; `nil` until the run's sample is chosen.
    let planned: Int?
    let verdict: Int
    let notApplicable: Int
    let error: Int
    let skipped: Int
    let passed: Int?
    let failed: Int?
    let passRate: Double?
    let passRateLow: Double?
    let passRateHigh: Double?
    /// The pass rate if every error counted as a failure, and if every error counted as a pass.
    let rateIfErrorsFail: Double?
    let rateIfErrorsPass: Double?
    let mean: Double?
    let meanLow: Double?
    let meanHigh: Double?
    let median: Double?
    let p10: Double?
    let p90: Double?
    /// The number of answers by category.
    let categories: JSONValue?
    /// The share of items that passed in all trials.
    let passHatK: Double?
    let unstableCount: Int?

    enum CodingKeys: String, CodingKey {
        case evaluation, planned, verdict, error, skipped, passed, failed, mean, median, p10, p90, categories
        case notApplicable = "not_applicable"
        case passRate = "pass_rate"
        case passRateLow = "pass_rate_low"
        case passRateHigh = "pass_rate_high"
        case rateIfErrorsFail = "rate_if_errors_fail"
        case rateIfErrorsPass = "rate_if_errors_pass"
        case meanLow = "mean_low"
        case meanHigh = "mean_high"
        case passHatK = "pass_hat_k"
        case unstableCount = "unstable_count"
    }

    /// Answered cells divided by planned cells; `nil` if no cell is planned.
    var coverage: Double? {
        guard let planned, planned > 0 else { return nil }
        return Double(verdict + notApplicable) / Double(planned)
    }

    /// The denominator of the pass rate.
    var judged: Int { (passed ?? 0) + (failed ?? 0) }

    var ended: Int { verdict + notApplicable + error + skipped }

    /// The number of cells that were not tried; 0 if it is unknown.
    var untried: Int { max(0, (planned ?? 0) - ended) }

    /// `1,319 cells`; `nil` if the run's sample was not chosen.
    var size: String? { planned.map { NumberFormat.counted($0, "cell") } }
}
