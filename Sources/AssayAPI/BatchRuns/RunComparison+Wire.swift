internal import AssayDomain
internal import AssayStore
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

extension JSONWriter {
    mutating func comparedCell(_ cell: ComparedCell) {
        beginObject()
        member("dataset_item", cell.candidateItem)
        member("baseline_item", cell.baselineItem)
        member("external_id", cell.externalID)
        member("trial", cell.trial)
        key("baseline")
        comparedOutcome(cell.baseline)
        key("candidate")
        comparedOutcome(cell.candidate)
        endObject()
    }

    /// The outcome of one of the two cells; null if there is no result. The message of an error or a skipped cell is its reasoning.
    private mutating func comparedOutcome(_ outcome: CellOutcome?) {
        guard let outcome else { return null() }
        beginObject()
        member("outcome", outcome.kind.rawValue)
        key("result")
        switch outcome {
        case .verdict(let verdict, let passed):
            answer(verdict.answer)
            member("passed", passed)
            member("reasoning", verdict.reasoning)
        case .error(_, let message), .skipped(_, let message):
            null()
            member("passed", nil as Bool?)
            member("reasoning", message)
        }
        endObject()
    }
}
