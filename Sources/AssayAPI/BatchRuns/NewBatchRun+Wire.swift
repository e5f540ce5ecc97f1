internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import Digest
internal import EvaluatorKit
internal import JSON

/// The fields of a request for a new run, read in the order in which errors are reported.
struct BatchRunFields {
    private let dataset: ID<Dataset>
    private let evaluations: [ID<Evaluation>]
    private let name: String?
    private let trials: Int
    private let maxConcurrency: Int?
    private let idempotencyKey: String?
    private let budget: Budget?
    private let sample: ItemSelection?
    private let useLedger: Bool
    private let execution: String
    /// The name of a run without one in the request: `answers: exact, contains`.
    private let defaultName: String
    /// The version of each evaluation's evaluator.
    private let evaluatorVersions: [ID<Evaluation>: Int]

    static let names = [
        "dataset", "evaluations", "name", "trials", "max_concurrency", "budget", "sample", "use_ledger", "execution", "idempotency_key",
    ]

    /// - Parameter context: checks that the dataset is not deleted, that each evaluation exists and can run, and that the sample is valid.
    ///   With `nil` the fields are only parsed. That tells whether a late retry is the same request, even if the dataset has been deleted
    ///   since.
    init(_ fields: Fields, idempotencyKey: String?, checkedIn context: RequestContext?) throws {
        var foundDataset: Dataset?
        var foundEvaluations: [Evaluation] = []
        var evaluatorVersions: [ID<Evaluation>: Int] = [:]
        let dataset = try fields.reference("dataset", to: Dataset.self, required: true) { id in
            guard let context else { return true }
            foundDataset = try context.store.dataset(id, in: context.project.number)
            return foundDataset.map { $0.deleted != true } ?? false
        }
        guard let dataset = dataset.value else { throw APIError.required(fields.attr("dataset")) }
        self.dataset = dataset
        evaluations = try fields.evaluations { id, attr, text in
            guard let context else { return }
            let evaluation = try context.executable(id, attr, text, besides: foundEvaluations)
            foundEvaluations.append(evaluation)
            evaluatorVersions[id] = context.api.registry.card(for: evaluation.definition.type)?.version
        }
        self.evaluatorVersions = evaluatorVersions
        defaultName = Self.defaultName(foundDataset, foundEvaluations)
        name = try fields.string("name", nullable: true, max: 400).value
        trials = try fields.integer("trials", nullable: true, min: 1, max: 100).value ?? 1
        maxConcurrency = try fields.integer("max_concurrency", nullable: true, min: 1, max: 10_000).value
        self.idempotencyKey = idempotencyKey
        budget = try fields.budget() ?? nil
        sample = try fields.sample()
        if let sample, context != nil { try fields.check(sample) }
        useLedger = try fields.boolean("use_ledger", nullable: true).value ?? true
        execution = try fields.execution()
    }

    private static func defaultName(_ dataset: Dataset?, _ evaluations: [Evaluation]) -> String {
        String("\(dataset?.name ?? ""): \(evaluations.map(\.name).joined(separator: ", "))".unicodeScalars.prefix(400))
    }

    /// The run to create, if the fields were checked.
    var newRun: NewBatchRun {
        var new = NewBatchRun(
            name: name ?? defaultName, dataset: dataset, evaluations: evaluations, trials: trials, maxConcurrency: maxConcurrency,
            useLedger: useLedger, execution: execution, budget: budget, sample: sample?.text, idempotencyKey: idempotencyKey, bodyHash: hash
        )
        new.evaluatorVersions = evaluatorVersions
        return new
    }

    /// A hash of the request's meaning. The order of keys, the case of ids, `"1"` for 1 and explicit defaults make no difference.
    var hash: [UInt8] {
        let evaluations = evaluations.map { "\"\($0)\"" }.joined(separator: ",")
        let name = name.map { name in JSONWriter.text { $0.string(name) }.text } ?? "null"
        var text = "\"\(dataset)\"\n[\(evaluations)]\n\(name)\n\(trials)\n\(maxConcurrency.map(String.init) ?? "null")\n"
        text += "\(useLedger)\n\"\(execution)\"\n"
        if let budget { text += "budget \(budget.canonicalText)\n" }
        if let sample { text += "\(sample.canonicalText)\n" }
        return SHA256.hash(text.utf8)
    }
}

extension Fields {
    func idempotencyKey() throws(APIError) -> String? {
        try string("idempotency_key", nullable: true, max: 255).value
    }

    fileprivate func evaluations(_ check: (ID<Evaluation>, String, String) throws -> Void) throws -> [ID<Evaluation>] {
        let sent = try list("evaluations", required: true).value ?? []
        guard (1...Self.maximumEvaluations).contains(sent.count) else {
            throw APIError.invalid(attr("evaluations"), "Send the ids of 1 to \(Self.maximumEvaluations) evaluations.")
        }
        var evaluations = [ID<Evaluation>]()
        for (position, value) in sent.enumerated() {
            let attr = "\(attr("evaluations"))__\(position)"
            let text = value.string ?? value.compact.text
            guard let id = ID<Evaluation>(text) else { throw APIError.invalid(attr, "“\(text)” is not a valid UUID.") }
            try check(id, attr, text)
            evaluations.append(id)
        }
        return evaluations
    }

    /// All judges of a run are in memory at once.
    private static let maximumEvaluations = 100

    fileprivate func execution() throws(APIError) -> String {
        let execution = try choice("execution", among: ["interactive", "provider_batch", "auto"]).value ?? "interactive"
        guard execution == "interactive" else {
            throw .invalid(attr("execution"), "This version supports only interactive execution: omit the field.")
        }
        return execution
    }
}

extension RequestContext {
    /// An evaluation of the request. Throws if it cannot run or is one of `others`.
    fileprivate func executable(_ id: ID<Evaluation>, _ attr: String, _ text: String, besides others: [Evaluation]) throws -> Evaluation {
        guard let evaluation = try store.evaluation(id, in: project.number), !evaluation.deleted else {
            throw APIError.invalid(attr, code: "does_not_exist", "Invalid pk \"\(text)\" - object does not exist.")
        }
        guard !others.contains(where: { $0.id == id }) else {
            throw APIError.invalid(
                attr, "The evaluation “\(evaluation.name)” is listed twice: use trials to judge an item several times.")
        }
        do {
            _ = try api.evaluators.evaluator(evaluation.evaluatorKey, evaluation.definition).judge()
        } catch {
            throw APIError.invalid(attr, "The evaluation “\(evaluation.name)” cannot run: \(error.sentence)")
        }
        return evaluation
    }
}
