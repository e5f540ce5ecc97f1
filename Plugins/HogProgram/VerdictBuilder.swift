internal import AssayDomain
internal import EvaluatorKit
internal import Hog

/// Makes a verdict of the value that a program returns, for the output type of the evaluation.
struct VerdictBuilder: Sendable {
    let output: OutputConfig

    /// In characters: longer printed text is truncated.
    private static let maximumReasoning = 10_000

    func verdict(_ returned: ReturnValue, printed lines: [String]) throws(EvaluationError) -> Verdict {
        guard let answer = answer(returned) else {
            throw .hog(typeError(of: returned))
        }
        return Verdict(answer, Truncation.joined(lines, to: Self.maximumReasoning))
    }

    /// `nil` if the type of the value does not fit the output type.
    private func answer(_ returned: ReturnValue) -> Verdict.Answer? {
        switch (returned.value, output.type) {
        case (.null, _): output.allowsNA ? .notApplicable : nil
        case (.boolean(let value), .boolean): .boolean(value)
        case (.integer(let value), .numeric): .number(Double(value))
        case (.float(let value), .numeric): value.isFinite ? .number(value) : nil
        case (.other, .numeric) where returned.pythonType == "int":
            // An integer beyond 64 bits is rounded to a float.
            Double(returned.pythonText).flatMap { $0.isFinite ? .number($0) : nil }
        case (.text(let key), .categorical): .categories([key])
        case (.texts(let keys), .categorical): .categories(keys)
        default: nil
        }
    }

    private func typeError(of returned: ReturnValue) -> String {
        let expected =
            switch output.type {
            case .boolean: "boolean"
            case .numeric: "a finite number"
            case .categorical: "the key of a category or an array of keys"
            }
        let alternative = output.allowsNA ? " (or null if N/A is enabled)" : ""
        return "Must return \(expected)\(alternative), got \(returned.pythonType): \(returned.pythonText)"
    }
}

extension EvaluationError {
    /// The error class of cells whose program failed.
    private static let hogError = "hog_error"
    /// The skip reason of cells whose item the program cannot handle.
    private static let hogInputError = "hog_input_error"

    /// In characters.
    private static let maximumMessage = 2000

    /// The outcome of a cell whose program failed.
    ///
    /// - Parameter timeout: the time limit, in seconds.
    init(_ failure: HogFailure, timeout: Double) {
        let text = "\(failure.kind.rawValue): \(failure.message)"
        switch failure.kind {
        case .interrupted:
            self = .interrupted
        case .type, .attribute, .key, .zeroDivision, .json, .timeZone:
            self = .skipped(reason: Self.hogInputError, message: Truncation.truncated(text, to: Self.maximumMessage))
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
        .failed(errorClass: hogError, message: Truncation.truncated(message, to: maximumMessage))
    }

    /// `10`, `0.5`
    private static func seconds(_ timeout: Double) -> String {
        Int(exactly: timeout).map(String.init) ?? timeout.description
    }
}

enum Truncation {
    /// The text, or its beginning with `...` at the end if the text is longer than `limit` characters.
    static func truncated(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        var prefix = String.UnicodeScalarView()
        prefix.append(contentsOf: text.unicodeScalars.prefix(limit - 3))
        return String(prefix) + "..."
    }

    /// Joins lines into one text and truncates it. It does not join more lines than it keeps.
    static func joined(_ lines: [String], to limit: Int) -> String {
        guard lines.count > 1 else { return truncated(lines.first ?? "", to: limit) }
        var text = ""
        for (number, line) in lines.enumerated() {
            if number > 0 { text += "\n" }
            text += line
            // A character has at most four bytes.
            if text.utf8.count > 4 * limit { break }
        }
        return truncated(text, to: limit)
    }
}
