internal import JSON

/// A batch run as the server describes it: the request and the progress. Optional properties allow for servers of other versions.
struct RunState: Decodable {
    let id: String
    let name: String
    let dataset: String
    let datasetRevision: Int
    let status: String
    /// A code, such as `budget`.
    let statusReason: String?
    /// The reason as a sentence.
    let statusReasonDetail: String?
    let evaluations: [RunEvaluation]
    let trials: Int
    let budget: RunBudget?
    /// The number of planned cells; `nil` until the run's sample is chosen.
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

        /// The number of cells that have ended, with any outcome.
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
            throw Failure(
                "The server's run cannot be read at “\(error.path.joined(separator: "."))”: use an assay of the server's version.")
        }
    }
}

extension RunState {
    /// Whether the run has ended or waits for a user to resume it.
    var isSettled: Bool { ["completed", "failed", "cancelled", "paused"].contains(status) }

    var isOutOfBudget: Bool { status == "paused" && statusReason == "budget" }

    /// The reason for the status, as a sentence.
    var reason: String? {
        guard let sentence = statusReasonDetail ?? statusReason.map({ Self.sentences[$0] ?? $0 }) else { return nil }
        return sentence.hasSuffix(".") ? sentence : sentence + "."
    }

    private static let sentences = [
        "budget": "The budget is used up.",
        "evaluator_failing": "The first cells of an evaluation all ended in an error.",
        "evaluation_not_runnable": "An evaluation cannot run with its configuration.",
        "internal_error": "The run stopped because of an internal error of Assay.",
        "empty_sample": "The sample contains none of the dataset's items.",
        "store_unavailable": "The database cannot be written.",
    ]

    /// The number of cells that were not tried; `nil` if the sample was not chosen.
    var untried: Int? { planned.map { max(0, $0 - counts.ended) } }
}

/// An evaluation in the version that a run uses.
struct RunEvaluation: Decodable {
    let id: String
    let name: String
    let version: Int?
    let outputType: String?
    /// The current version, which is higher if the evaluation was edited since the run began.
    let currentVersion: Int?

    enum CodingKeys: String, CodingKey {
        case id, name, version
        case outputType = "output_type"
        case currentVersion = "current_version"
    }

    /// A note if the evaluation was edited since the run began.
    var note: String? {
        guard let version, let currentVersion, version != currentVersion else { return nil }
        return "\(name.inQuotes) was edited since: this run used version \(version), the current version is \(currentVersion)."
    }
}

extension RunState {
    /// The name of an evaluation in reports. If several evaluations of the run have the same name, the id is added.
    func name(of evaluation: String) -> String {
        guard let found = evaluations.first(where: { $0.id == evaluation }) else { return evaluation }
        let isShared = evaluations.contains { $0.name == found.name && $0.id != found.id }
        let name = found.name.visibleOnOneLine
        return isShared ? "\(name) \(found.id)" : name
    }
}

/// An evaluation that a user selects by name or id.
protocol NamedEvaluation {
    var id: String { get }
    var name: String { get }
}

extension GateTarget: NamedEvaluation {}
extension RunEvaluation: NamedEvaluation {}

extension Array where Element: NamedEvaluation {
    /// The element of that name or id. Throws if there is none, or several of the name; the error begins with `introduction`.
    func named(_ nameOrID: String, introduction: String = "") throws(Failure) -> Element {
        if let found = first(where: { $0.id == nameOrID.lowercased() }) { return found }
        let found = filter { $0.name == nameOrID }
        guard found.count < 2 else {
            let ids = found.map { "  \($0.id)" }.joined(separator: "\n")
            throw Failure(
                "\(introduction)\(found.count) evaluations of the run are called \(nameOrID.inQuotes). Use the id of the one you mean:\n\(ids)"
            )
        }
        guard let only = found.first else {
            let names = map(\.name.inQuotes).joined(separator: ", ")
            throw Failure("\(introduction)The run has no evaluation \(nameOrID.inQuotes). It has \(names).")
        }
        return only
    }
}

extension RunState {
    /// The run's evaluation of that name or id, even if it was renamed or deleted since.
    func evaluation(_ nameOrID: String) throws(Failure) -> RunEvaluation { try evaluations.named(nameOrID) }
}
