/// Where a pattern was found. It shares the text, so taking a part out copies nothing.
public struct Match: Sendable {
    let text: String
    /// In bytes of UTF-8: the whole, then each group that was asked for.
    let ranges: [Range<Int>?]

    /// All that matched.
    public var whole: Substring { self[0] ?? "" }

    /// What a group matched, from 1 (0 is the whole); `nil` where it took no part or was not asked for.
    public subscript(group: Int) -> Substring? {
        guard ranges.indices.contains(group), let range = ranges[group] else { return nil }
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }

    /// The bytes of UTF-8 before the match and in it.
    public var utf8Range: Range<Int> { ranges[0] ?? 0..<0 }
}
