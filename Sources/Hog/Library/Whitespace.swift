/// What Python's `str` takes for whitespace.
enum Whitespace {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Without the whitespace at both ends.
    static func trimmed(_ string: String) -> Substring {
        let scalars = string.unicodeScalars
        guard let start = scalars.firstIndex(where: { !contains($0) }), let last = scalars.lastIndex(where: { !contains($0) }) else {
            return ""
        }
        return Substring(scalars[start...last])
    }

    /// The words between whitespace; the last of so many is followed by all the rest.
    static func words(in text: Text, atMost count: Int, _ watch: Deadline) throws(HogFailure) -> [Text] {
        let scalars = text.string.unicodeScalars
        var words: [Text] = []
        var start: String.Index?
        var place = scalars.startIndex
        var steps = 0
        while place < scalars.endIndex, words.count < count {
            steps += 1
            if steps & 4095 == 0 { try watch.checkClock() }
            if !contains(scalars[place]) {
                start = start ?? place
            } else if let begun = start {
                words.append(Text(String(scalars[begun..<place])))
                start = nil
            }
            scalars.formIndex(after: &place)
        }
        let rest = start ?? place
        if rest < scalars.endIndex { words.append(Text(String(scalars[rest...]))) }
        return words
    }
}
