import AssayDomain
import JSON

extension BatchRun {
    /// A run that differs from others as told.
    static func made(
        id: ID<BatchRun> = .new(), dataset: ID<Dataset> = .first, revision: Int64 = 1, status: Status = .completed,
        _ evaluations: PinnedEvaluation..., trials: Int = 1, sample: JSONText? = nil
    ) -> BatchRun {
        BatchRun(
            id: id, project: 1, name: "run", dataset: dataset, datasetRevision: revision, status: status, statusReason: nil,
            evaluations: evaluations, trials: trials, maxConcurrency: nil, useLedger: true, execution: "interactive", budget: nil,
            sample: sample, itemCount: 10, round: 0, createdAt: Timestamp(microseconds: 0), startedAt: nil, finishedAt: nil, createdBy: nil)
    }
}

extension BatchRun.PinnedEvaluation {
    static func made(
        _ name: String, id: ID<Evaluation> = .new(), version: Int = 1, evaluatorVersion: Int? = nil, output: String = "boolean",
        config: String = "{}", model: Evaluation.Model? = nil
    ) -> BatchRun.PinnedEvaluation {
        BatchRun.PinnedEvaluation(
            id: id, name: name, version: version, currentVersion: version, evaluatorVersion: evaluatorVersion,
            definition: Evaluation.Definition(
                type: "regex", config: .emptyObject, outputType: output, outputConfig: JSONText(compact: config), model: model))
    }
}

extension ID<Dataset> {
    static let first = ID<Dataset>.new()
}

extension ItemScore {
    /// One trial each.
    init(_ passes: Bool...) {
        self.init(version: 1)
        for passed in passes { add(.boolean(passed), passed: passed) }
    }

    init(_ numbers: Double...) {
        self.init(version: 1)
        for number in numbers { add(.number(number), passed: nil) }
    }

    init(_ categories: [String]) {
        self.init(version: 1)
        add(.categories(categories), passed: nil)
    }

    /// Judged, without a verdict.
    static let silent = ItemScore(version: 1)
}
