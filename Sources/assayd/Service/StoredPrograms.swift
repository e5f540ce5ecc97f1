internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Logging

/// Hog programs that were stored before there was a compiler: the others have their bytecode beside the source.
struct StoredPrograms {
    let store: Store
    let registry: Registry
    let logger: Logger

    /// Compiles them. An evaluation whose program is none goes to `error`, and says why.
    func compile() throws(StoreError) {
        try store.completeEvaluations(ofType: "hog", without: "bytecode", completion)
    }

    private func completion(of evaluation: Evaluation) -> Store.Completion {
        do throws(ConfigError) {
            return .config(try registry.normalise(evaluation.definition).config)
        } catch {
            // One that has no program yet waits for its author.
            guard error.kind == .badCode else { return .none }
            logger.warning("evaluation does not compile", metadata: ["evaluation": "\(evaluation.id)", "project": "\(evaluation.project)"])
            return .failure(reason: "hog_error", detail: error.sentence)
        }
    }
}
