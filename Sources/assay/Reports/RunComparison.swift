internal import JSON

/// The server's comparison of a run with an earlier one.
struct RunComparisonResponse {
    /// The response as the server sent it.
    let value: JSONValue
    /// The earlier run's id.
    let baseline: String
    let warnings: [String]
    let evaluations: [Evaluation]

    struct Evaluation: Decodable {
        let evaluation: String
        let name: String?
        /// `nil` if the evaluation has no better and worse.
        let test: String?
        let pValue: Double?
        let improved: Int?
        let regressed: Int?
        let unchanged: Int?
        let unpaired: Int?
        let difference: Double?
        let differenceLow: Double?
        let differenceHigh: Double?
        let neededMore: Int?
        let sentence: String

        enum CodingKeys: String, CodingKey {
            case evaluation, name, test, improved, regressed, unchanged, unpaired, difference, sentence
            case pValue = "p_value"
            case differenceLow = "difference_low"
            case differenceHigh = "difference_high"
            case neededMore = "needed_more"
        }

        /// The number of cells that have a verdict in both runs.
        var paired: Int? {
            guard let improved, let regressed, let unchanged else { return nil }
            return improved + regressed + unchanged
        }
    }

    private struct Answer: Decodable {
        let baseline: String
        let warnings: [String]?
        let evaluations: [Evaluation]
    }

    init(_ value: JSONValue) throws(Failure) {
        self.value = value
        do {
            let answer = try value.decode(as: Answer.self)
            baseline = answer.baseline
            warnings = answer.warnings ?? []
            evaluations = answer.evaluations
        } catch {
            throw Failure(
                "The server's comparison cannot be read at “\(error.path.joined(separator: "."))”: use an assay of the server's version.")
        }
    }

    /// `answer: +23 fixed, −9 broken, p = 0.020`
    var sentences: [String] { evaluations.map(\.sentence.visibleOnOneLine) }
}

extension APIClient {
    /// Compares `run` with `baseline`. Shows progress while the server computes.
    func comparison(of run: String, with baseline: String) throws(Failure) -> RunComparisonResponse {
        let value = try getComputed("batch_runs/\(run)/compare/", [("baseline", baseline)]) { done, total in
            "comparing \(NumberFormat.count(done)) of \(NumberFormat.counted(total, "result"))"
        }
        return try RunComparisonResponse(value)
    }
}

/// The printed comparison of two runs: a sentence for each evaluation, then a table.
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
