internal import AssayDomain
internal import EvaluatorKit

/// What a judge made of a sample.
enum JudgeAnswer: Equatable, Sendable {
    case verdict(Verdict)
    case error(EvaluationError)

    /// A verdict's sentence stands on one line of a table.
    static let longestReasoning = 500

    init(of judge: any Judge, to sample: Sample) {
        do {
            self = .verdict(try judge.judge(sample))
        } catch {
            self = .error(error)
        }
    }

    func broken(on odd: EdgeCaseSample) -> [String] {
        switch self {
        case .verdict(let verdict): Self.brokenReasoning(verdict.reasoning).map { "The reasoning about \(odd.name) \($0)." }
        case .error(.skipped(_, let message)): Self.brokenMessage(message).map { "The message about \(odd.name) \($0)." }
        case .error(.interrupted): ["It is interrupted on \(odd.name), although the answer is wanted."]
        case .error(.failed(_, let message)):
            Self.brokenMessage(message).map { "The message about \(odd.name) \($0)." }
                + (odd.mayFail ? [] : ["It fails on \(odd.name): \(message)"])
        }
    }

    private static func brokenReasoning(_ text: String) -> [String] {
        var broken: [String] = []
        if text.allSatisfy(\.isWhitespace) { broken.append("is empty") }
        if text.contains(where: \.isNewline) { broken.append("has more than one line") }
        if text.unicodeScalars.count > longestReasoning { broken.append("is longer than \(longestReasoning) characters") }
        return broken
    }

    private static func brokenMessage(_ text: String) -> [String] {
        brokenReasoning(text) + (text.contains(EdgeCaseSample.secret) ? ["tells the item's text, which must not be logged"] : [])
    }
}
