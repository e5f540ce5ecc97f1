internal import Pattern

/// A compiled pattern, and what is known of how long looking for it may take. RE2 takes time linear in the text, but nothing interrupts it.
struct SearchPattern {
    /// What to look for where it is simple text.
    private let plain: Text?
    private let pattern: Pattern
    /// The most bytes that it matches; `nil` where that is not known, or the end of what it looks at counts.
    private let reach: Int?

    /// What an instruction of a pattern takes for a byte of text at worst, which is when RE2 gives up its automaton.
    private static let nanosecondsForStep = 15
    /// The most steps at once, after which the clock is looked at.
    private static let stepsAtOnce = 1_500_000

    /// What the failure of a bad pattern begins with.
    static let invalid = "Invalid regex pattern"

    init(_ source: PatternCache.Source) throws(HogFailure) {
        let expression = source.language == .like ? LikePattern.expression(source.text) : source.text.string
        do throws(PatternError) {
            pattern = try Pattern(expression, ignoringCase: source.ignoringCase, maximumLength: 4 * PatternCache.maximumLength)
        } catch {
            throw .machine("\(Self.invalid): \(error.sentence)")
        }
        reach = PatternReach.bytes(of: expression)
        plain = source.ignoringCase ? nil : PatternReach.plainText(of: expression).map { Text($0) }
    }

    var groupCount: Int { pattern.groupCount }

    func isFound(in text: Text, _ watch: Deadline) throws(HogFailure) -> Bool {
        guard let plain else { return try firstMatch(in: text, groups: 0, watch) != nil }
        try watch.checkClock()
        return text.contains(plain)
    }

    /// - Parameter groups: how many groups to look for.
    func firstMatch(in text: Text, groups: Int, _ watch: Deadline) throws(HogFailure) -> Match? {
        let bytes = text.string.utf8.count
        let size = groups > 0 ? 2 * pattern.size : pattern.size
        if bytes * size > Self.stepsAtOnce {
            let part = Self.stepsAtOnce / size
            if let reach, part > 2 * reach { return try firstMatch(in: text, groups: groups, part: part - reach, reach: reach, watch) }
            guard try watch.affords(bytes * size * Self.nanosecondsForStep) else {
                throw .machine("The regex pattern may take too long in a text of \(text.count) characters")
            }
        }
        return pattern.firstMatch(in: text.string, groups: groups)
    }

    /// Looks at one part after the other. A match that begins in a part ends within reach of it, so all that matters has been seen.
    private func firstMatch(in text: Text, groups: Int, part: Int, reach: Int, _ watch: Deadline) throws(HogFailure) -> Match? {
        let bytes = text.string.utf8.count
        var start = 0
        while start <= bytes {
            try watch.checkClock()
            let seen = start..<text.boundary(atOrBefore: min(start + part + reach, bytes))
            let next = text.boundary(atOrBefore: min(start + part, bytes))
            let match = pattern.firstMatch(in: text.string, within: seen, groups: groups)
            if let match, match.utf8Range.lowerBound < next || next == bytes { return match }
            guard next < bytes else { return nil }
            start = next
        }
        return nil
    }
}

extension Text {
    /// The nearest place in its bytes at which a character begins, or the end.
    fileprivate func boundary(atOrBefore place: Int) -> Int {
        guard place < string.utf8.count, !isASCII else { return place }
        return withBytes { bytes in
            var place = place
            while bytes[place] & 0xC0 == 0x80 { place -= 1 }
            return place
        }
    }
}
