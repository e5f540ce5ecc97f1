internal import JSON

/// JSON objects and arrays inside a text.
enum JSONSpan {
    /// The bytes that a search may read, however often it begins anew.
    private static let maximumWork = 64 << 20

    /// The first or the last part that is JSON; `nil` if there is none.
    static func answer(in text: String, _ which: Extraction.Which) throws(EvaluationError) -> Substring? {
        try text.part { (bytes) throws(EvaluationError) in
            var (found, start, work): (Range<Int>?, Int, Int) = (nil, 0, 0)
            while let opening = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) {
                let end = closing(of: opening, in: bytes)
                work += (end ?? bytes.count) - opening
                guard work <= maximumWork else {
                    throw .plugin("The text has too many brackets to look for JSON in it: use a pattern as extract.")
                }
                start = opening + 1
                guard let end, isJSON(bytes[opening..<end]) else { continue }
                found = opening..<end
                if which == .first { break }
                start = end
            }
            return found
        }
    }

    private static func isJSON(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        (try? JSONValue(parsing: Array(bytes), maximumDepth: 1_000)) != nil
    }

    /// The end of the bracket that closes the one at `opening`, outside of strings.
    private static func closing(of opening: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var (depth, isInString, isEscaped) = (0, false, false)
        for offset in opening..<bytes.count {
            let byte = bytes[offset]
            if isEscaped {
                isEscaped = false
            } else if isInString {
                isEscaped = byte == UInt8(ascii: "\\")
                isInString = byte != UInt8(ascii: "\"")
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
                if depth == 0 { return offset + 1 }
            }
        }
        return nil
    }
}
