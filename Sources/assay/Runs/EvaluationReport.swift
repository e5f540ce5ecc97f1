internal import JSON

/// How an evaluation went, in lines: what was found with its n and its interval, then what it is a part of.
struct EvaluationReport {
    let row: EvaluationSummaryResponse
    let name: String
    let trials: Int

    var lines: [String] { ["\(name): \(headline)"] + (coverage.map { [$0] } ?? []) + qualifications }

    /// What the headline is to be read with.
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

    /// `99.6 % of 1,319 cells answered: 1,310 verdicts, 4 not applicable, 5 errors, 0 skipped`; `nil` where no cell was ever planned.
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
