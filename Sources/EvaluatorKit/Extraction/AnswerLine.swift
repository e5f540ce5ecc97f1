/// Answers that stand on a line of a text.
enum AnswerLine {
    /// The first or the last line that is not blank, without white space around it.
    static func notBlank(in text: UnsafeBufferPointer<UInt8>, _ which: Extraction.Which) -> Range<Int>? {
        switch which {
        case .first:
            var start = 0
            while start < text.count {
                let end = endOfLine(from: start, in: text)
                let line = trimmed(start..<end, of: text)
                if !line.isEmpty { return line }
                start = end + 1
            }
        case .last:
            var end = text.count
            while end > 0 {
                let start = text[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
                let line = trimmed(start..<end, of: text)
                if !line.isEmpty { return line }
                end = start - 1
            }
        }
        return nil
    }

    /// What follows `answer is` or `answer is:` on its line, in any case, without white space around it and a final period.
    static func afterAnswerIs(in text: UnsafeBufferPointer<UInt8>, _ which: Extraction.Which) -> Range<Int>? {
        let places = 0..<max(0, text.count - marker.count + 1)
        func isMarked(_ place: Int) -> Bool { isMarker(at: place, in: text) }
        guard let place = which == .first ? places.first(where: isMarked) : places.last(where: isMarked) else { return nil }
        var start = place + marker.count
        if start < text.count, text[start] == UInt8(ascii: ":") { start += 1 }
        let answer = trimmed(start..<endOfLine(from: start, in: text), of: text)
        return answer.last.map { text[$0] == UInt8(ascii: ".") } == true ? answer.dropLast() : answer
    }

    private static let marker = Array("answer is".utf8)

    private static func isMarker(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        marker.indices.allSatisfy { text[place + $0] == marker[$0] || text[place + $0] | 0x20 == marker[$0] && marker[$0] != 0x20 }
    }

    private static func endOfLine(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    }

    private static func trimmed(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let trimmed = WhiteSpace.trimmed(text[range], includingSeparators: true)
        return trimmed.startIndex..<trimmed.endIndex
    }
}
