internal import JSON

/// A batch run as the server describes it: what was asked, and how far it is.
struct RunState: Decodable {
    let id: String
    let name: String
    let status: String
    let statusReason: String?
    let evaluations: [Evaluation]
    let planned: Int
    let counts: Counts
    let coverage: Double?
    let summary: [EvaluationSummary]
    let throughput: Double?
    let etaSeconds: Double?
    let createdAt: String

    struct Evaluation: Decodable {
        let id: String
        let name: String
    }

    struct Counts: Decodable {
        let verdict: Int
        let notApplicable: Int
        let error: Int
        let skipped: Int

        /// Cells that have ended, however they ended.
        var ended: Int { verdict + notApplicable + error + skipped }

        enum CodingKeys: String, CodingKey {
            case verdict, error, skipped
            case notApplicable = "not_applicable"
        }
    }

    enum CodingKeys: String, CodingKey {
        case id, name, status, evaluations, planned, counts, coverage, summary, throughput
        case statusReason = "status_reason"
        case etaSeconds = "eta_seconds"
        case createdAt = "created_at"
    }

    init(_ value: JSONValue) throws(Failure) {
        do {
            self = try value.decode(as: RunState.self)
        } catch {
            throw Failure("The server describes a run in a way that this program does not know: \(error.path.joined(separator: ".")).")
        }
    }

    /// Nothing more will happen unless somebody does something.
    var isSettled: Bool { ["completed", "failed", "cancelled", "paused"].contains(status) }
}

/// How one evaluation of a run went.
struct EvaluationSummary: Decodable {
    let evaluation: String
    let planned: Int
    let verdict: Int
    let notApplicable: Int
    let error: Int
    let skipped: Int
    let passRate: Double?
    let passRateLow: Double?
    let passRateHigh: Double?
    let mean: Double?

    enum CodingKeys: String, CodingKey {
        case evaluation, planned, verdict, error, skipped, mean
        case notApplicable = "not_applicable"
        case passRate = "pass_rate"
        case passRateLow = "pass_rate_low"
        case passRateHigh = "pass_rate_high"
    }

    /// Answered cells over planned ones; `nil` where none is planned.
    var coverage: Double? { planned > 0 ? Double(verdict + notApplicable) / Double(planned) : nil }
}
