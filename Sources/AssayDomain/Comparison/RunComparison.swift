/// Two runs side by side.
public struct RunComparison: Sendable {
    public let baseline: BatchRun
    public let candidate: BatchRun
    /// Sentences about what makes the two less alike than they may seem.
    public let warnings: [String]
    /// One for each of the candidate's evaluations, in its order.
    public let evaluations: [EvaluationComparison]

    /// - Parameter tallies: one for each of the pairs.
    public init(candidate: BatchRun, baseline: BatchRun, _ pairing: EvaluationPairing, _ tallies: [PairTally]) {
        self.candidate = candidate
        self.baseline = baseline
        warnings = ComparisonWarnings(candidate: candidate, baseline: baseline, pairing, tallies).sentences
        var rest = tallies[...]
        evaluations = zip(candidate.evaluations, pairing.partners).map { evaluation, partner in
            switch partner {
            case .paired:
                guard let tally = rest.popFirst() else {
                    return EvaluationComparison(
                        evaluation, withoutPartner: "\(evaluation.name): its pairs could not be counted: compare the runs again.")
                }
                return EvaluationComparison(evaluation, tally)
            case .unlike(let other):
                let (here, there) = (evaluation.definition.outputType, baseline.evaluations[other].definition.outputType)
                return EvaluationComparison(
                    evaluation,
                    withoutPartner: "\(evaluation.name): \(there) in the baseline and \(here) now, so there is nothing to compare.")
            case .missing:
                return EvaluationComparison(
                    evaluation, withoutPartner: "\(evaluation.name): not in the baseline, so there is nothing to compare.")
            }
        }
    }
}
