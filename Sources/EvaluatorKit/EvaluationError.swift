/// Why there is no verdict on a sample. Never turned into `false` or 0.
///
/// Reasons and failures are words that may be logged. Messages are recorded and shown beside the item, and are never logged: what a
/// program of the evaluation's author says may quote the item.
public enum EvaluationError: Error, Equatable, Sendable {
    /// The sample cannot be asked this: the cell is `skipped` with `reason`, such as `no_expected`.
    case skipped(reason: String, message: String)
    /// Something went wrong: the cell is an `error` of the class `failure`, such as `plugin_error`.
    case failed(failure: String, message: String)
    /// Whoever asked wants no answer any more: the cell stays open.
    case interrupted

    /// The sample has no expected output at `pointer` nor of its own.
    public static func noExpected(pointer: String) -> EvaluationError {
        .skipped(reason: "no_expected", message: "The item has no expected output: neither `expected` nor \(pointer).")
    }

    /// The sample has an expected output that cannot be compared with anything: `The expected output holds no number.`
    public static func unusableExpected(_ message: String) -> EvaluationError {
        .skipped(reason: "no_expected", message: message)
    }

    /// The sample has a list as expected output that is too long to compare with each of its elements.
    public static func tooManyReferences(_ count: Int) -> EvaluationError {
        .plugin("The expected output is a list of \(count) texts or numbers, of which any will do: name up to 10,000.")
    }

    /// A pattern may take seconds in the text, in which nothing interrupts it.
    public static func patternTooSlow(in text: String) -> EvaluationError {
        .plugin("The pattern may take too long in a text of \(text.utf8.count) bytes: use a shorter text or a simpler pattern.")
    }

    /// The evaluator failed on this sample.
    public static func plugin(_ message: String) -> EvaluationError {
        .failed(failure: "plugin_error", message: message)
    }
}
