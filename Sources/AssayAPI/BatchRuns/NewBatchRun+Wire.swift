internal import AssayDomain
internal import AssayRunner
internal import AssayStore
internal import EvaluatorKit

extension NewBatchRun {
    /// What a client asks for; the dataset must not be deleted, and each evaluation must exist and be able to run.
    init(_ fields: Fields, _ exchange: RequestContext) throws {
        var dataset: Dataset?
        var evaluations: [Evaluation] = []
        let asked = try BatchRunFields(
            fields,
            hasDataset: { id in
                dataset = try exchange.store.dataset(id, in: exchange.project.number)
                return dataset.map { $0.deleted != true } ?? false
            },
            check: { id, attr, text in
                evaluations.append(try exchange.executable(id, attr, text, besides: evaluations))
            },
            checkSample: { sample in try fields.check(sample) })
        guard let dataset else { throw APIError.required("dataset") }
        self.init(
            name: asked.name ?? Self.name(dataset, evaluations), dataset: dataset.id, evaluations: asked.evaluations, trials: asked.trials,
            maxConcurrency: asked.maxConcurrency, useLedger: asked.useLedger, execution: asked.execution, budget: asked.budget,
            sample: asked.sample?.text, idempotencyKey: asked.idempotencyKey, bodyHash: asked.hash)
        for evaluation in evaluations {
            evaluatorVersions[evaluation.id] = exchange.api.registry.card(for: evaluation.definition.type)?.version
        }
    }

    /// For a run that nobody named: `answers: exact, contains`.
    private static func name(_ dataset: Dataset, _ evaluations: [Evaluation]) -> String {
        String("\(dataset.name): \(evaluations.map(\.name).joined(separator: ", "))".unicodeScalars.prefix(400))
    }
}

extension RequestContext {
    /// An evaluation that can run, and is none of `others`.
    fileprivate func executable(_ id: ID<Evaluation>, _ attr: String, _ text: String, besides others: [Evaluation]) throws -> Evaluation {
        guard let evaluation = try store.evaluation(id, in: project.number), !evaluation.deleted else {
            throw APIError.invalid(attr, code: "does_not_exist", "Invalid pk \"\(text)\" - object does not exist.")
        }
        guard !others.contains(where: { $0.id == id }) else {
            throw APIError.invalid(
                attr, "The evaluation “\(evaluation.name)” is listed twice: use trials to judge an item several times.")
        }
        do {
            _ = try api.registry.judge(for: evaluation.definition)
        } catch {
            throw APIError.invalid(attr, "The evaluation “\(evaluation.name)” cannot run: \(error.sentence)")
        }
        return evaluation
    }
}
