internal import Glibc

extension EvaluationComparison {
    /// The result in one sentence: `answer: +23 fixed, −9 broken of 1,319 pairs, p = 0.020: better.`
    static func sentence(of comparison: EvaluationComparison, _ tally: PairTally) -> String {
        let name = comparison.evaluation.name
        guard tally.pairs > 0 else { return "\(name): no item has a verdict in both runs, so there is nothing to compare." }
        let pairs = SentenceNumbers.counted(tally.pairs, "pair")
        if tally.measure == .category {
            let changed = SentenceNumbers.grouped(tally[.changed])
            return "\(name): \(changed) of \(pairs) changed the category; without a passing_rule neither is better."
        }
        guard tally[.improved] + tally[.regressed] > 0 else { return "\(name): nothing changed in \(pairs)." }
        guard let pValue = comparison.pValue else { return "\(name): a single pair is not enough to decide." }
        let changes = counts(tally, of: pairs) + mean(comparison, tally)
        return "\(name): \(changes), \(SentenceNumbers.pValue(pValue)): \(verdict(comparison, tally))"
    }

    private static func counts(_ tally: PairTally, of pairs: String) -> String {
        let (up, down) = (SentenceNumbers.grouped(tally[.improved]), SentenceNumbers.grouped(tally[.regressed]))
        return switch tally.measure {
        case .passed, .category: "+\(up) fixed, −\(down) broken of \(pairs)"
        case .passRate: "+\(up) pass more often, −\(down) less often of \(pairs)"
        case .number: "+\(up) higher, −\(down) lower of \(pairs)"
        }
    }

    private static func mean(_ comparison: EvaluationComparison, _ tally: PairTally) -> String {
        guard let difference = comparison.difference else { return "" }
        return switch tally.measure {
        case .passRate: ", pass rate \(SentenceNumbers.signed(difference * 100, unit: " points"))"
        case .number: ", mean \(SentenceNumbers.signed(difference))"
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
                ? "undecided: the changes in both directions cancel out."
                : "undecided; even \(SentenceNumbers.grouped(RequiredItems.limit)) more items would not decide it if \(condition)."
        }
        return "undecided; about \(SentenceNumbers.counted(SentenceNumbers.rounded(more), "more item")) would decide it if \(condition)."
    }
}

/// Formats the numbers in the sentences of a comparison.
enum SentenceNumbers {
    /// `1,319`
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0 && place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// `1 pair`, `1,319 pairs`
    static func counted(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }

    /// `p = 0.020`, `p = 0.34`, `p < 0.001`. A value near 0.05 has five digits, so that it does not read as 0.05.
    static func pValue(_ value: Double) -> String {
        if value < 0.001 { return "p < 0.001" }
        if value >= 0.1 { return "p = \(decimal(value, places: 2))" }
        let isNearLevel = decimal(value, places: 3) == "0.050" && value != EvaluationComparison.level
        return "p = \(decimal(value, places: isNearLevel ? 5 : 3))"
    }

    /// `+1.2 points`, `−0.0034`: at least two significant digits, and at least three decimals, or one with a unit.
    static func signed(_ value: Double, unit: String = "") -> String {
        let size = value == 0 ? 0 : Int(log10(value.magnitude).rounded(.down))
        let places = min(12, max(unit.isEmpty ? 3 : 1, 1 - size))
        return "\(value < 0 ? "−" : "+")\(decimal(value.magnitude, places: places))\(unit)"
    }

    /// Rounds an estimate up to two significant digits: 213 becomes 220.
    static func rounded(_ number: Int) -> Int {
        var unit = 1
        while number / unit >= 100 { unit *= 10 }
        return (number + unit - 1) / unit * unit
    }

    private static func decimal(_ value: Double, places: Int) -> String {
        let unit = pow(10, Double(places))
        let scaled = (value * unit).rounded()
        guard scaled < 1e15 else { return "\(value)" }
        let fraction = String(Int(scaled) % Int(unit))
        return "\(Int(scaled) / Int(unit)).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
