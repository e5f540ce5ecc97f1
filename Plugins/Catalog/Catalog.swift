internal import Contains
internal import ContainsAll
internal import ContainsAny
public import EvaluatorKit
internal import ExactMatch
internal import F1
internal import HogProgram
internal import JSONValid
internal import LLMJudge
internal import Length
internal import Levenshtein
internal import NumericMatch
internal import Regex
internal import StartsWith
internal import WordCount

/// The evaluators that are compiled into Assay.
public enum EvaluatorCatalog {
    public static let registry = {
        var registry = Registry()
        registry.add(ContainsEvaluator.self)
        registry.add(ContainsAllEvaluator.self)
        registry.add(ContainsAnyEvaluator.self)
        registry.add(ExactMatchEvaluator.self)
        registry.add(F1Evaluator.self)
        registry.add(HogEvaluator.self)
        registry.add(JSONValidEvaluator.self)
        registry.add(LengthEvaluator.self)
        registry.add(LevenshteinEvaluator.self)
        registry.add(definitionOf: LLMJudgeEvaluator.self, refusingToJudge: ReadyEvaluator.callingIsUnavailable)
        registry.add(NumericMatchEvaluator.self)
        registry.add(RegexEvaluator.self)
        registry.add(StartsWithEvaluator.self)
        registry.add(WordCountEvaluator.self)
        for provider in LLMJudgeEvaluator.providers { registry.add(provider: provider) }
        return registry
    }()
}
