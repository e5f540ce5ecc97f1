/// What a person reads about two runs: a sentence for each evaluation, then the numbers.
struct ComparisonReport {
    let comparison: RunComparisonResponse

    var text: String { "\(comparison.sentences.joined(separator: "\n"))\n\n\(table.text)" }

    private var table: Table {
        var table = Table([
            .text("EVALUATION"), .number("IMPROVED"), .number("REGRESSED"), .number("UNCHANGED"), .number("UNPAIRED"),
            .number("DIFFERENCE"), .number("95 % INTERVAL"), .number("P"), .number("NEEDED MORE"),
        ])
        for row in comparison.evaluations {
            let counts = [row.improved, row.regressed, row.unchanged, row.unpaired].map { $0.map(NumberFormat.count) ?? "–" }
            table.add(
                [row.name ?? row.evaluation] + counts + [
                    Self.signed(row.difference), interval(row), row.pValue.map { NumberFormat.decimal($0, places: 3) } ?? "–",
                    row.neededMore.map(NumberFormat.count) ?? "–",
                ])
        }
        return table
    }

    private func interval(_ row: RunComparisonResponse.Evaluation) -> String {
        guard row.differenceLow != nil, row.differenceHigh != nil else { return "–" }
        return "\(Self.signed(row.differenceLow)) to \(Self.signed(row.differenceHigh))"
    }

    private static func signed(_ number: Double?) -> String {
        guard let number else { return "–" }
        return (number > 0 ? "+" : "") + NumberFormat.decimal(number, places: 3)
    }
}
