/// Why there is no verdict on a sample. It is never turned into `false` or 0.
///
/// Reasons and error classes are single words and may be logged. Messages are stored and shown beside the item, and are never logged, because
/// a program of the evaluation's author may quote the item in them.
public enum EvaluationError: Error, Equatable, Sendable {
    /// The question cannot be asked about the sample: the cell is `skipped` with `reason`, such as `no_expected`.
    case skipped(reason: String, message: String)
    /// Something went wrong: the cell is an `error` with this class, such as `plugin_error`.
    case failed(errorClass: String, message: String)
    /// The evaluation was cancelled: the cell stays open.
    case interrupted

    /// The sample has no expected output, neither its own nor at `pointer`.
    public static func noExpected(pointer: String) -> EvaluationError {
        .skipped(reason: "no_expected", message: "The item has no expected output: neither `expected` nor \(pointer).")
    }

    /// The sample's expected output cannot be compared with an output: `The expected output contains no number.`
    public static func unusableExpected(_ message: String) -> EvaluationError {
        .skipped(reason: "no_expected", message: message)
    }

    /// The sample's expected output is a list with too many alternatives.
    public static func tooManyReferences(_ count: Int) -> EvaluationError {
        .plugin("The expected output is a list of \(count) alternatives: give at most 10,000.")
    }

    /// The pattern may run for seconds on the text without a chance to interrupt it.
    public static func patternTooSlow(in text: String) -> EvaluationError {
        .plugin("The pattern may take too long in a text of \(text.utf8.count) bytes: use a shorter text or a simpler pattern.")
    }

    /// The evaluator failed on this sample.
    public static func plugin(_ message: String) -> EvaluationError {
        .failed(errorClass: "plugin_error", message: message)
    }
}
