extension TextBytes {
    /// The part of an expected output that is read: what follows the last `####`, is in the last `\boxed{}`, or follows the last
    /// `answer is` or `answer:`, whichever of them begins last; else the whole text.
    var answer: TextBytes {
        for place in bytes.indices.reversed() {
            switch bytes[place] {
            case UInt8(ascii: "#") where has("####", at: place):
                return TextBytes(bytes[(place + 4)...])
            case UInt8(ascii: "\\") where has("\\boxed{", at: place):
                return TextBytes(bytes[(place + 7)..<end(ofBraceAt: place + 6)])
            case UInt8(ascii: "a"), UInt8(ascii: "A"):
                if let end = end(of: "answer is", at: place) ?? end(of: "answer:", at: place) { return TextBytes(bytes[end...]) }
            default: break
            }
        }
        return self
    }

    /// - Parameter words: in lower case, with nothing in them but letters, blanks and colons.
    private func end(of words: StaticString, at place: Int) -> Int? {
        let end = place + words.utf8CodeUnitCount
        guard end <= count else { return nil }
        // Setting the bit makes letters lower case, and leaves blanks and colons as they are.
        return words.withUTF8Buffer { $0.elementsEqual(bytes[place..<end]) { $0 == $1 | 0x20 } } ? end : nil
    }

    /// Where the brace is closed, or the end of the text.
    private func end(ofBraceAt place: Int) -> Int {
        var depth = 0
        for place in place..<count {
            if bytes[place] == UInt8(ascii: "{") { depth += 1 }
            if bytes[place] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return place }
        }
        return count
    }
}
