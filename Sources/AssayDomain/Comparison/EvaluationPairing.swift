/// Which evaluations of two runs are compared with one another.
public struct EvaluationPairing: Sendable {
    /// Positions in both runs' evaluations.
    public struct Pair: Sendable, Equatable {
        public let candidate: Int
        public let baseline: Int
        public let measure: ComparisonMeasure
    }

    /// An evaluation of the candidate, and with what it is compared.
    public enum Partner: Sendable, Equatable {
        case paired(Pair)
        /// The baseline's answers otherwise: a yes or no there, a number here.
        case unlike(baseline: Int)
        /// The baseline has none.
        case missing
    }

    /// One for each of the candidate's evaluations, in its order.
    public let partners: [Partner]
    /// Positions in the baseline of what the candidate has no partner for.
    public let dropped: [Int]

    public var pairs: [Pair] {
        partners.compactMap { partner in
            if case .paired(let pair) = partner { pair } else { nil }
        }
    }

    /// By id; what is left, by a name that only one of the rest has on either side.
    public init(candidate: BatchRun, baseline: BatchRun) {
        var left = Array(baseline.evaluations.indices)
        var found = candidate.evaluations.map { evaluation in left.first { baseline.evaluations[$0].id == evaluation.id } }
        left.removeAll { found.contains($0) }
        let lone = found.indices.filter { found[$0] == nil }
        for position in lone {
            let name = candidate.evaluations[position].name
            let namesakes = left.filter { baseline.evaluations[$0].name == name }
            guard namesakes.count == 1, lone.count(where: { candidate.evaluations[$0].name == name }) == 1 else { continue }
            found[position] = namesakes[0]
        }
        partners = zip(candidate.evaluations, found).enumerated().map { position, pair in
            guard let partner = pair.1 else { return .missing }
            let measure = ComparisonMeasure(
                candidate: pair.0.definition, baseline: baseline.evaluations[partner].definition,
                trials: max(candidate.trials, baseline.trials))
            guard let measure else { return .unlike(baseline: partner) }
            return .paired(Pair(candidate: position, baseline: partner, measure: measure))
        }
        dropped = left.filter { !found.contains($0) }
    }
}
