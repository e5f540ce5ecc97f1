internal import Contains
public import EvaluatorKit
internal import ExactMatch
internal import HogProgram
internal import JSONValid
internal import LLMJudge
internal import Levenshtein
internal import NumericMatch
internal import Regex

/// The evaluators that ship.
public enum Catalog {
    public static let registry = {
        var registry = Registry()
        registry.add(ContainsEvaluator.self)
        registry.add(ExactMatchEvaluator.self)
        registry.add(
            definitionOf: HogEvaluator.self, refusingToJudge: "This version of Assay stores Hog programs but does not run them yet.")
        registry.add(JSONValidEvaluator.self)
        registry.add(LevenshteinEvaluator.self)
        registry.add(
            definitionOf: LLMJudgeEvaluator.self, refusingToJudge: "This version of Assay stores judges but does not ask models yet.")
        registry.add(NumericMatchEvaluator.self)
        registry.add(RegexEvaluator.self)
        for provider in LLMJudgeEvaluator.providers { registry.add(provider: provider) }
        return registry
    }()
}
