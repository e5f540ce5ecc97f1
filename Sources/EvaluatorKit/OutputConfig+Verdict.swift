internal import AssayDomain

extension OutputConfig {
    /// Whether a verdict is good news; `nil` where there is no notion of it, or the sample is not applicable.
    func passes(_ verdict: Verdict) -> Bool? {
        switch (self, verdict.answer) {
        case (.boolean(_, let trueIsFailure), .boolean(let answer)): answer != trueIsFailure
        case (.numeric(let output), .number(let number)): output.passes(number)
        case (.categorical(let output), .categories(let keys)): output.passes(keys)
        default: nil
        }
    }

    /// Throws where a verdict is not one that the evaluation asks for: that is a failure, never an answer.
    func check(_ verdict: Verdict) throws(EvaluationError) {
        switch (self, verdict.answer) {
        case (_, .notApplicable):
            if !allowsNA {
                throw .plugin("The evaluator finds the item not applicable: set allows_na in output_config if that is an answer.")
            }
        case (.boolean, .boolean): break
        case (.numeric(let output), .number(let number)):
            if !output.allows(number) {
                let shown = ReasonNumber(number, apartFrom: output.min, and: output.max)
                throw .failed(
                    failure: "score_out_of_bounds",
                    message:
                        "The evaluator's number \(shown) is not \(output.bounds) of output_config: change these, or say what is good enough "
                        + "by a passing_rule.")
            }
        case (.categorical(let output), .categories(let keys)):
            if !output.allows(keys) { throw .plugin("The evaluator's categories are not what output_config offers.") }
        default: throw .plugin("The evaluator's answer is not of the type \(type.rawValue).")
        }
    }
}
