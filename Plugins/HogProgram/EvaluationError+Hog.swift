internal import EvaluatorKit
internal import Hog

extension EvaluationError {
    /// The class of the cells whose program failed.
    private static let hogError = "hog_error"
    /// Why cells are skipped whose item the program was not made for.
    private static let hogInputError = "hog_input_error"

    private static let longestMessage = 2000

    /// What a program's failure is to its cell. `timeout`: the seconds that it had.
    init(_ failure: HogFailure, timeout: Double) {
        let text = "\(failure.kind.rawValue): \(failure.message)"
        switch failure.kind {
        case .interrupted:
            self = .interrupted
        case .type, .attribute, .key, .zeroDivision, .json, .timeZone:
            self = .skipped(reason: Self.hogInputError, message: CutText.cut(text, to: Self.longestMessage))
        case .timeLimit:
            self = .hog("Execution timed out (\(Self.seconds(timeout))s limit exceeded)")
        case .memoryLimit:
            self = .hog("Memory limit exceeded")
        case .machine, .uncaught:
            self = .hog("Runtime error: \(failure.message)")
        default:
            self = .hog("Unexpected error during evaluation: \(text)")
        }
    }

    static func hog(_ message: String) -> EvaluationError {
        .failed(failure: hogError, message: CutText.cut(message, to: longestMessage))
    }

    /// `10`, `0.5`
    private static func seconds(_ timeout: Double) -> String {
        Int(exactly: timeout).map(String.init) ?? timeout.description
    }
}
