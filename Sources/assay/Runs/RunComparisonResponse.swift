internal import JSON

/// A run beside an earlier one, as the server compares them.
struct RunComparisonResponse {
    /// As it was answered.
    let value: JSONValue
    /// The earlier run's id.
    let baseline: String
    let warnings: [String]
    let evaluations: [Evaluation]

    struct Evaluation: Decodable {
        let evaluation: String
        let name: String?
        /// `nil` where there is no notion of better.
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

        /// Cells that have a verdict in both runs.
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
            throw Failure("The server compares in a way that this program does not know: \(error.path.joined(separator: ".")).")
        }
    }

    /// `answer: +23 fixed, −9 broken, p = 0.020`
    var sentences: [String] { evaluations.map(\.sentence.visibleOnOneLine) }
}

extension APIClient {
    /// How `run` differs from `baseline`.
    func comparison(of run: String, with baseline: String) throws(Failure) -> RunComparisonResponse {
        let value = try getComputed("batch_runs/\(run)/compare/", [("baseline", baseline)]) { done, total in
            "comparing \(NumberFormat.count(done)) of \(NumberFormat.counted(total, "result"))"
        }
        return try RunComparisonResponse(value)
    }
}
