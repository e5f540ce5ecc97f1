internal import AssayDomain
internal import JSON

extension JSONWriter {
    mutating func comparison(_ comparison: RunComparison) {
        beginObject()
        member("baseline", comparison.baseline.id)
        member("candidate", comparison.candidate.id)
        member("warnings", comparison.warnings)
        key("evaluations")
        beginArray()
        for evaluation in comparison.evaluations { evaluationComparison(evaluation) }
        endArray()
        endObject()
    }

    private mutating func evaluationComparison(_ comparison: EvaluationComparison) {
        beginObject()
        member("evaluation", comparison.evaluation.id)
        member("name", comparison.evaluation.name)
        member("test", comparison.test?.rawValue)
        member("p_value", comparison.pValue)
        member("improved", comparison.improved)
        member("regressed", comparison.regressed)
        member("unchanged", comparison.unchanged)
        member("unpaired", comparison.unpaired)
        member("difference", comparison.difference)
        member("difference_low", comparison.interval?.low)
        member("difference_high", comparison.interval?.high)
        member("needed_more", comparison.neededMore)
        member("sentence", comparison.sentence)
        endObject()
    }
}
