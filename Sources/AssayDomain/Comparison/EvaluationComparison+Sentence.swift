extension EvaluationComparison {
    /// `answer: +23 fixed, −9 broken of 1,319 pairs, p = 0.020: better.`
    static func sentence(of comparison: EvaluationComparison, _ tally: PairTally) -> String {
        let name = comparison.evaluation.name
        guard tally.pairs > 0 else { return "\(name): no item has a verdict in both runs, so there is nothing to compare." }
        let pairs = Wording.counted(tally.pairs, "pair")
        if tally.measure == .category {
            return "\(name): \(Wording.count(tally[.changed])) of \(pairs) changed the category; without a passing_rule neither is better."
        }
        guard tally[.improved] + tally[.regressed] > 0 else { return "\(name): nothing changed in \(pairs)." }
        guard let pValue = comparison.pValue else { return "\(name): one pair alone decides nothing." }
        return "\(name): \(counts(tally, of: pairs))\(mean(comparison, tally)), \(Wording.pValue(pValue)): \(verdict(comparison, tally))"
    }

    private static func counts(_ tally: PairTally, of pairs: String) -> String {
        let (up, down) = (Wording.count(tally[.improved]), Wording.count(tally[.regressed]))
        return switch tally.measure {
        case .passed, .category: "+\(up) fixed, −\(down) broken of \(pairs)"
        case .passRate: "+\(up) pass more often, −\(down) less often of \(pairs)"
        case .number: "+\(up) higher, −\(down) lower of \(pairs)"
        }
    }

    private static func mean(_ comparison: EvaluationComparison, _ tally: PairTally) -> String {
        guard let difference = comparison.difference else { return "" }
        return switch tally.measure {
        case .passRate: ", pass rate \(Wording.signed(difference * 100, unit: " points"))"
        case .number: ", mean \(Wording.signed(difference))"
        case .passed, .category: ""
        }
    }

    private static func verdict(_ comparison: EvaluationComparison, _ tally: PairTally) -> String {
        guard let pValue = comparison.pValue, let difference = comparison.difference else { return "undecided." }
        if pValue < level {
            let words = tally.measure == .number ? (up: "higher", down: "lower") : (up: "better", down: "worse")
            return difference > 0 ? "\(words.up)." : "\(words.down)."
        }
        let condition = tally.measure == .passed ? "the shares hold" : "the differences stay like these"
        guard let more = comparison.neededMore else {
            return difference == 0
                ? "undecided, with as much one way as the other."
                : "undecided; even \(Wording.count(RequiredItems.limit)) more items would not decide it if \(condition)."
        }
        return "undecided; about \(Wording.counted(Wording.rounded(more), "more item")) would decide it if \(condition)."
    }
}
