internal import AssayDomain
internal import EvaluatorKit
internal import Hog

/// What a returned value answers, by the kind of answer that the evaluation asks for.
struct Answers: Sendable {
    let output: OutputConfig

    /// Printed text beyond this is cut.
    private static let longestReasoning = 10_000

    func verdict(_ returned: Returned, printed lines: [String]) throws(EvaluationError) -> Verdict {
        guard let answer = answer(returned) else {
            throw .hog(refusal(of: returned))
        }
        return Verdict(answer, CutText.joined(lines, to: Self.longestReasoning))
    }

    /// `nil` where the value is of no type that does.
    private func answer(_ returned: Returned) -> Verdict.Answer? {
        switch (returned.value, output.type) {
        case (.null, _): output.allowsNA ? .notApplicable : nil
        case (.boolean(let value), .boolean): .boolean(value)
        case (.integer(let value), .numeric): .number(Double(value))
        case (.float(let value), .numeric): value.isFinite ? .number(value) : nil
        case (.other, .numeric) where returned.pythonType == "int":
            // A float has less digits than a large integer, but may be as large.
            Double(returned.pythonText).flatMap { $0.isFinite ? .number($0) : nil }
        case (.text(let key), .categorical): .categories([key])
        case (.texts(let keys), .categorical): .categories(keys)
        default: nil
        }
    }

    private func refusal(of returned: Returned) -> String {
        let wanted =
            switch output.type {
            case .boolean: "boolean"
            case .numeric: "a finite number"
            case .categorical: "the key of a category or an array of keys"
            }
        let alternative = output.allowsNA ? " (or null if N/A is enabled)" : ""
        return "Must return \(wanted)\(alternative), got \(returned.pythonType): \(returned.pythonText)"
    }
}
