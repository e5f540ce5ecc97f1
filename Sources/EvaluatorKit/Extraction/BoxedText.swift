internal import CSearch

/// What `\boxed{…}` and `\fbox{…}` enclose in LaTeX, by the rules for MATH of lm-evaluation-harness.
enum BoxedText {
    /// The range of the answer in a text, in bytes; `nil` if there is none.
    static func answer(in text: UnsafeBufferPointer<UInt8>, _ which: Extraction.Which) -> Range<Int>? {
        // `\boxed 5$`, without braces, goes before all others.
        if let command = place(of: "\\boxed ", in: text, which) {
            let end = text[command.upperBound...].firstIndex(of: UInt8(ascii: "$")) ?? text.count
            return command.upperBound..<end
        }
        guard let command = place(of: "\\boxed", in: text, which) ?? place(of: "\\fbox", in: text, which) else { return nil }
        return inBraces(after: command.upperBound, of: text)
    }

    /// The text between the next opening brace and the one that closes it.
    private static func inBraces(after start: Int, of text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard start < text.count, text[start] == UInt8(ascii: "{") else { return nil }
        var depth = 0
        for offset in start..<text.count {
            switch text[offset] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: continue
            }
            if depth == 0 { return start + 1..<offset }
        }
        return nil
    }

    private static func place(of command: StaticString, in text: UnsafeBufferPointer<UInt8>, _ which: Extraction.Which) -> Range<Int>? {
        var (found, start): (Range<Int>?, Int) = (nil, 0)
        while start < text.count {
            let offset = assay_search(text.baseAddress! + start, text.count - start, command.utf8Start, command.utf8CodeUnitCount)
            guard offset >= 0 else { break }
            let range = start + offset..<start + offset + command.utf8CodeUnitCount
            found = range
            if which == .first { break }
            start = range.upperBound
        }
        return found
    }
}

extension String {
    /// The part that `find` chooses, in bytes of UTF-8.
    func part(_ find: (UnsafeBufferPointer<UInt8>) throws(EvaluationError) -> Range<Int>?) throws(EvaluationError) -> Substring? {
        var text = self
        let range = text.withUTF8 { bytes in Result { () throws(EvaluationError) in try find(bytes) } }
        guard let range = try range.get() else { return nil }
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }
}
