internal import Pattern

/// Published ways to take an answer out of a longer text. docs/benchmarks.md names their sources.
enum ExtractionPreset: String, Sendable, CaseIterable {
    /// What LaTeX's `\boxed{…}` or `\fbox{…}` encloses, with balanced braces, as MATH is scored in lm-evaluation-harness.
    case boxed
    /// What follows `answer is` on its line, without a final period, as in BIG-Bench Hard.
    case answerIs = "answer_is"
    /// A letter from A to J: after `answer is`, else after `answer:`, else the last that stands alone, as in MMLU-Pro.
    case choiceLetter = "choice_letter"
    /// The last line that is not blank.
    case lastLine = "last_line"
    /// What is between the fences of a Markdown code block.
    case codeFence = "code_fence"
    /// A JSON object or array.
    case json

    /// The answer in a text; `nil` if there is none.
    ///
    /// - Parameter which: which of several answers; `nil` for the one that the source takes.
    func answer(
        in text: String, _ which: Extraction.Which?, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Substring? {
        switch self {
        case .boxed: try text.part { BoxedText.answer(in: $0, which ?? .last) }
        case .answerIs: try text.part { AnswerLine.afterAnswerIs(in: $0, which ?? .last) }
        case .choiceLetter: try Self.choiceLetter(in: text, which, interruption)
        case .lastLine: try text.part { AnswerLine.notBlank(in: $0, which ?? .last) }
        case .codeFence: try Self.codeBlock.answer(in: text, which ?? .first, interruption)
        case .json: try JSONSpan.answer(in: text, which ?? .first)
        }
    }

    private static func choiceLetter(
        in text: String, _ which: Extraction.Which?, _ interruption: InterruptionCheck
    ) throws(EvaluationError) -> Substring? {
        if let stated = try letterAfterIs.answer(in: text, which ?? .first, interruption) { return stated }
        // The source's pattern is greedy: on a line with several, it takes the last.
        if let labelled = try letterAfterColon.answer(in: text, which ?? .first, interruption) { return labelled }
        return try text.part { bytes in letterAlone(in: bytes, which ?? .last) }
    }

    /// A letter from A to J with no letter, digit or underscore next to it. RE2's `\b` knows only those of ASCII.
    private static func letterAlone(in text: UnsafeBufferPointer<UInt8>, _ which: Extraction.Which) -> Range<Int>? {
        var (codePoints, found): (CodePoints, Range<Int>?) = (CodePoints(text[...]), nil)
        var (isAfterWord, letter): (Bool, Range<Int>?) = (false, nil)
        while true {
            let start = codePoints.offset
            let codePoint = codePoints.next()
            let isWord = codePoint.map(Articles.isWordCharacter) ?? false
            if !isWord, let alone = letter {
                found = alone
                if which == .first { return found }
            }
            guard let codePoint else { return found }
            letter = !isAfterWord && 0x41...0x4A ~= codePoint ? start..<codePoints.offset : nil
            isAfterWord = isWord
        }
    }

    /// What Python's `\s` matches, as a class of RE2, whose own `\s` is that of ASCII.
    private static let space = #"[\s\x0B\x1C-\x1F\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]"#

    private static let letterAfterIs = pattern(#"answer is \(?([A-J])\)?"#)
    private static let letterAfterColon = pattern(".*[aA]nswer:\(space)*([A-J])")
    private static let codeBlock = pattern("(?s)```[^`\\n]*\\n(.*?)\\r?\\n?[ \\t]*```")

    private static func pattern(_ source: String) -> RE2Pattern {
        do throws(PatternError) {
            return try RE2Pattern(source)
        } catch {
            preconditionFailure("a preset's pattern does not compile: \(error.sentence)")
        }
    }
}

/// A Markdown code block in a text.
public enum CodeFence {
    /// What is between the fences of the first code block; `nil` if there is none.
    public static func content(of text: String, _ interruption: InterruptionCheck) throws(EvaluationError) -> Substring? {
        try ExtractionPreset.codeFence.answer(in: text, .first, interruption)
    }
}
