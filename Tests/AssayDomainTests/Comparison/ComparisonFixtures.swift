import AssayDomain
import JSON

extension BatchRun {
    /// A completed run of one trial, unless the arguments say otherwise.
    static func fixture(
        id: ID<BatchRun> = .new(), dataset: ID<Dataset> = .ofFixtures, revision: Int64 = 1, status: Status = .completed,
        _ evaluations: PinnedEvaluation..., trials: Int = 1, sample: JSONText? = nil
    ) -> BatchRun {
        BatchRun(
            id: id, project: 1, name: "run", dataset: dataset, datasetRevision: revision, status: status, statusReason: nil,
            evaluations: evaluations, trials: trials, maxConcurrency: nil, useLedger: true, execution: "interactive", budget: nil,
            sample: sample, itemCount: 10, round: 0, createdAt: Timestamp(microseconds: 0), startedAt: nil, finishedAt: nil, createdBy: nil)
    }
}

extension BatchRun.PinnedEvaluation {
    static func fixture(
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
    /// The dataset of runs for which no other is given.
    static let ofFixtures = ID<Dataset>.new()
}

extension ItemScore {
    /// One trial for each argument.
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

    /// An item that was judged without a verdict, such as one that ended in an error.
    static let withoutVerdict = ItemScore(version: 1)
}
