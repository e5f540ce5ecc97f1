import AssayDomain
import JSON

/// A run that is not in any store.
enum ExampleRun {
    /// - Parameter judges: how often the run has the same evaluation.
    static func run(judges: Int, trials: Int = 1, project: Project.Number = 1) -> BatchRun {
        let definition = Evaluation.Definition(
            type: "scripted", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil)
        let evaluation = BatchRun.PinnedEvaluation(id: .new(), name: "e", version: 1, currentVersion: 1, definition: definition)
        return BatchRun(
            id: .new(), project: project, name: "", dataset: .new(), datasetRevision: 1, status: .queued, statusReason: nil,
            evaluations: Array(repeating: evaluation, count: judges), trials: trials, maxConcurrency: nil, useLedger: true,
            execution: "interactive", budget: nil, sample: nil, itemCount: 1, round: 0, createdAt: .now(), startedAt: nil,
            finishedAt: nil, createdBy: nil)
    }
}
