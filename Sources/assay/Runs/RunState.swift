internal import JSON

/// A batch run as the server describes it: what was asked, and how far it is. What a server of another version does not say is `nil`.
struct RunState: Decodable {
    let id: String
    let name: String
    let dataset: String
    let datasetRevision: Int
    let status: String
    /// A code.
    let statusReason: String?
    /// The same as a sentence.
    let statusReasonDetail: String?
    let evaluations: [RunEvaluation]
    let trials: Int
    let budget: RunBudget?
    /// Cells; `nil` until the run's sample has been chosen.
    let planned: Int?
    let counts: Counts
    let coverage: Double?
    let summary: [EvaluationSummaryResponse]
    let reused: Int?
    let usage: RunUsage?
    let throughput: Double?
    let etaSeconds: Double?
    let inFlight: Int?
    let width: Int?
    let createdAt: String

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
        case id, name, dataset, status, evaluations, trials, budget, planned, counts, coverage, summary, reused, usage, throughput, width
        case datasetRevision = "dataset_revision"
        case statusReason = "status_reason"
        case statusReasonDetail = "status_reason_detail"
        case etaSeconds = "eta_seconds"
        case inFlight = "in_flight"
        case createdAt = "created_at"
    }

    init(_ value: JSONValue) throws(Failure) {
        do {
            self = try value.decode(as: RunState.self)
        } catch {
            throw Failure("The server describes a run in a way that this program does not know: \(error.path.joined(separator: ".")).")
        }
    }
}

extension RunState {
    /// Nothing more will happen unless somebody does something.
    var isSettled: Bool { ["completed", "failed", "cancelled", "paused"].contains(status) }

    var isOutOfBudget: Bool { status == "paused" && statusReason == "budget" }

    /// Why it is where it is, as a sentence.
    var reason: String? {
        guard let sentence = statusReasonDetail ?? statusReason.map({ Self.sentences[$0] ?? $0 }) else { return nil }
        return sentence.hasSuffix(".") ? sentence : sentence + "."
    }

    private static let sentences = [
        "budget": "The budget is used up.",
        "evaluator_failing": "The first cells of an evaluation all ended in an error.",
        "evaluation_not_runnable": "An evaluation cannot run as it is.",
        "internal_error": "Assay made a mistake with the run.",
        "empty_sample": "None of the dataset's items is in the sample.",
        "store_unavailable": "The database cannot be written.",
    ]

    /// Cells that nobody has been asked about; `nil` where the sample was not chosen.
    var open: Int? { planned.map { max(0, $0 - counts.ended) } }
}
