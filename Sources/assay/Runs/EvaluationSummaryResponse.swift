internal import JSON

/// How one evaluation of a run went.
struct EvaluationSummaryResponse: Decodable {
    let evaluation: String
    /// Cells; `nil` until the run's sample has been chosen.
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
    /// The rate if every error had been a failure, and if every one had been a pass.
    let rateIfErrorsFail: Double?
    let rateIfErrorsPass: Double?
    let mean: Double?
    let meanLow: Double?
    let meanHigh: Double?
    let median: Double?
    let p10: Double?
    let p90: Double?
    /// How often each category was the answer.
    let categories: JSONValue?
    /// The share of items that passed in every trial.
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

    /// Answered cells over planned ones; `nil` where none is planned.
    var coverage: Double? {
        guard let planned, planned > 0 else { return nil }
        return Double(verdict + notApplicable) / Double(planned)
    }

    /// What a pass rate is a rate of.
    var judged: Int { (passed ?? 0) + (failed ?? 0) }

    var ended: Int { verdict + notApplicable + error + skipped }

    /// Cells that nobody has been asked about, as far as that is known.
    var untried: Int { max(0, (planned ?? 0) - ended) }

    /// `1,319 cells`; `nil` where the run's sample was not chosen.
    var size: String? { planned.map { NumberFormat.counted($0, "cell") } }
}
