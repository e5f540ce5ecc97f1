/// The comparison of two runs, evaluation by evaluation.
public struct RunComparison: Sendable {
    public let baseline: BatchRun
    public let candidate: BatchRun
    /// Sentences about what limits the comparison: see `ComparisonWarnings`.
    public let warnings: [String]
    /// One for each of the candidate's evaluations, in its order.
    public let evaluations: [EvaluationComparison]

    /// - Parameter tallies: one for each pair of `pairing`, in its order.
    public init(candidate: BatchRun, baseline: BatchRun, _ pairing: EvaluationPairing, _ tallies: [PairTally]) {
        self.candidate = candidate
        self.baseline = baseline
        warnings = ComparisonWarnings(candidate: candidate, baseline: baseline, pairing, tallies).sentences
        var remaining = tallies[...]
        evaluations = zip(candidate.evaluations, pairing.partners).map { evaluation, partner in
            switch partner {
            case .paired:
                guard let tally = remaining.popFirst() else {
                    return EvaluationComparison(
                        evaluation, withoutPartner: "\(evaluation.name): its pairs could not be counted: compare the runs again.")
                }
                return EvaluationComparison(evaluation, tally)
            case .incompatible(let other):
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

/// Which evaluation of a candidate run is compared with which of the baseline.
public struct EvaluationPairing: Sendable {
    /// Two evaluations that are compared, as positions in their runs' evaluations.
    public struct Pair: Sendable, Equatable {
        public let candidate: Int
        public let baseline: Int
        public let measure: ComparisonMeasure
    }

    /// The baseline's evaluation that an evaluation of the candidate is compared with.
    public enum Partner: Sendable, Equatable {
        case paired(Pair)
        /// The output types cannot be compared, such as boolean and numeric.
        case incompatible(baseline: Int)
        /// The baseline has no such evaluation.
        case missing
    }

    /// One for each of the candidate's evaluations, in its order.
    public let partners: [Partner]
    /// Evaluations that only the baseline has, as positions in it.
    public let onlyInBaseline: [Int]

    public var pairs: [Pair] {
        partners.compactMap { partner in
            if case .paired(let pair) = partner { pair } else { nil }
        }
    }

    /// Pairs evaluations by id, then the others by name, if the name is unique among the others of each run.
    public init(candidate: BatchRun, baseline: BatchRun) {
        var unpaired = Array(baseline.evaluations.indices)
        var found = candidate.evaluations.map { evaluation in unpaired.first { baseline.evaluations[$0].id == evaluation.id } }
        unpaired.removeAll { found.contains($0) }
        let unmatched = found.indices.filter { found[$0] == nil }
        for position in unmatched {
            let name = candidate.evaluations[position].name
            let namesakes = unpaired.filter { baseline.evaluations[$0].name == name }
            guard namesakes.count == 1, unmatched.count(where: { candidate.evaluations[$0].name == name }) == 1 else { continue }
            found[position] = namesakes[0]
        }
        partners = zip(candidate.evaluations, found).enumerated().map { position, pair in
            guard let partner = pair.1 else { return .missing }
            let measure = ComparisonMeasure(
                candidate: pair.0.definition, baseline: baseline.evaluations[partner].definition,
                trials: max(candidate.trials, baseline.trials))
            guard let measure else { return .incompatible(baseline: partner) }
            return .paired(Pair(candidate: position, baseline: partner, measure: measure))
        }
        onlyInBaseline = unpaired.filter { !found.contains($0) }
    }
}
