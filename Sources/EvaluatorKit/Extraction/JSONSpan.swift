internal import JSON

/// JSON objects and arrays inside a text.
enum JSONSpan {
    /// The bytes that a search may read, however often it begins anew.
    private static let maximumWork = 32 << 20
    private static let maximumDepth = 1_000

    /// The first or the last part that is JSON; `nil` if there is none.
    static func answer(in text: String, _ which: Extraction.Which) throws(EvaluationError) -> Substring? {
        try text.part { (bytes) throws(EvaluationError) in
            var (found, start, work): (Range<Int>?, Int, Int) = (nil, 0, 0)
            while let opening = bytes[start...].firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) {
                let (end, isClosed) = extent(from: opening, in: bytes)
                work += end - opening
                guard work <= maximumWork else {
                    throw .plugin("The text has too many brackets to look for JSON in it: use extract with a pattern.")
                }
                start = opening + 1
                guard isClosed, isJSON(bytes[opening..<end]) else { continue }
                found = opening..<end
                if which == .first { break }
                start = end
            }
            return found
        }
    }

    private static func isJSON(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        (try? JSONValue(parsing: Array(bytes), maximumDepth: maximumDepth)) != nil
    }

    /// Reads from a bracket to the one that closes it, or to a byte that cannot be part of JSON.
    private static func extent(from opening: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (end: Int, isClosed: Bool) {
        var (depth, isInString, isEscaped) = (0, false, false)
        for offset in opening..<bytes.count {
            let byte = bytes[offset]
            if isInString {
                // A line does not end inside a string.
                if byte < 0x20 { return (offset, false) }
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return (offset + 1, true) }
            case 0x09, 0x0A, 0x0D, 0x20, UInt8(ascii: "+")...UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: ":"): break
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "f"), UInt8(ascii: "l"), UInt8(ascii: "n"),
                UInt8(ascii: "r")...UInt8(ascii: "u"),
                UInt8(ascii: "E"):
                break
            default: return (offset, false)
            }
        }
        return (bytes.count, false)
    }
}
