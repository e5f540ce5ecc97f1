import AssayDomain
import EvaluatorKit
import JSON
import Threads

/// A factory that is not made of a type, as of an evaluator that is found when the daemon starts. Its judges all say yes, with the same reasoning.
final class FixedJudgeFactory: EvaluatorFactory {
    let card: Card
    private let reasoning: String
    private let obstacle = LockedState<String?>(nil)
    private let count = LockedState(0)
    private let duringPreparation: @Sendable () -> Void

    static let footprint = 100 << 10

    init(
        _ type: String = "fixed_judge", reasoning: String = "it is prepared", duringPreparation: @escaping @Sendable () -> Void = {}
    ) {
        card = Card(type: type, summary: "Says yes.", outputs: [.boolean], config: ConfigSchema(example: "{}"))
        self.reasoning = reasoning
        self.duringPreparation = duringPreparation
    }

    var source: EvaluatorSource { .builtIn }
    func health() -> EvaluatorHealth { obstacle.withLock { $0 }.map(EvaluatorHealth.unavailable) ?? .ok }

    func prepare(_ definition: ParsedDefinition) throws(ConfigError) -> PreparedEvaluator {
        count.update { $0 += 1 }
        duringPreparation()
        var stored = definition.definition
        stored.config = .emptyObject
        stored.outputConfig = definition.output.normalised
        return PreparedEvaluator(stored, .success(.computing(FixedJudge(reasoning: reasoning))))
    }

    /// How many definitions were prepared.
    var prepared: Int { count.withLock { $0 } }

    /// Makes the evaluator unavailable.
    func fail(_ sentence: String) { obstacle.update { $0 = sentence } }

    private struct FixedJudge: Judge {
        let reasoning: String

        func judge(_ sample: Sample, while shouldContinue: @escaping () -> Bool) throws(EvaluationError) -> Verdict { .yes(reasoning) }
        func passes(_ verdict: Verdict, on sample: Sample) -> Bool? { true }
        var footprint: Int { FixedJudgeFactory.footprint }
    }
}
