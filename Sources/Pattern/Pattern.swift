internal import CRE2

/// A regular expression from outside: RE2, in time linear in the text. Shared by any number of threads.
public final class Pattern: @unchecked Sendable, CustomStringConvertible {
    /// A longer one is refused: nobody wrote it by hand.
    public static let maximumLength = 10_000

    /// What one pattern may use for its program and its cache. Beyond it RE2 refuses the pattern, or forgets what it cached.
    public static let memoryLimit = 8 << 20

    /// The most steps at once where a text is looked at in parts.
    private static let stepsAtOnce = 1_500_000

    private static let maximumSteps = 400_000_000

    /// As it was written.
    public let description: String
    /// How many pairs of parentheses capture.
    public let groupCount: Int
    /// How many instructions it has become.
    public let size: Int
    /// How many instructions are executed for a byte of text at worst, which is when RE2 gives up its automaton.
    public let stepsPerByte: Int
    /// The most bytes of a match; `nil` where there is no limit, or it is not known.
    private let reach: Int?
    // No lock: RE2 guards its own cache, and nothing else changes after `init`.
    private let handle: OpaquePointer

    /// - Parameters:
    ///   - ignoringCase: whether upper and lower case are the same, letter by letter.
    ///   - maximumLength: in bytes, for patterns that were written by a program.
    ///   - memoryLimit: in bytes; less for patterns of which there are many.
    public convenience init(
        _ source: String, ignoringCase: Bool = false, maximumLength: Int = Pattern.maximumLength, memoryLimit: Int = Pattern.memoryLimit
    ) throws(PatternError) {
        guard source.utf8.count <= maximumLength else {
            throw PatternError(sentence: "the pattern is longer than \(maximumLength) bytes")
        }
        var text = source
        try self.init(
            source, text.withUTF8 { assay_re2_compile($0.characters, $0.count, memoryLimit, ignoringCase ? 1 : 0) })
    }

    private init(_ source: String, _ compiled: OpaquePointer?) throws(PatternError) {
        guard let compiled else { throw PatternError(sentence: "out of memory") }
        if let error = assay_re2_error(compiled) {
            let sentence = String(cString: error)
            assay_re2_free(compiled)
            throw PatternError(sentence: sentence)
        }
        description = source
        groupCount = Int(assay_re2_group_count(compiled))
        size = Int(assay_re2_program_size(compiled))
        let shape = PatternShape(of: source)
        reach = shape?.reach.map { max($0, 4) }
        // A class of many characters has many instructions, of which few are executed for a byte.
        stepsPerByte = min(size, shape.map { 6 * $0.places + 20 } ?? .max)
        handle = compiled
    }

    deinit { assay_re2_free(handle) }
}

extension Pattern {
    /// The first match anywhere in the text.
    ///
    /// - Parameter groups: how many groups to look for; each costs time, so ask for what you read.
    public func firstMatch(in text: String, groups: Int = 0) -> Match? {
        firstMatch(in: text, within: 0..<text.utf8.count, groups: groups)
    }

    /// Calls `visit` with one match after the other, none of which begins before the end of the one before it, until it answers `false`.
    ///
    /// - Parameter pause: called before each search, to break off what takes too long: each may go through all the rest of the text.
    public func forEachMatch<Failure: Error>(
        in text: String, groups: Int = 0, pause: () throws(Failure) -> Void, _ visit: (Match) -> Bool
    ) throws(Failure) {
        var start = 0
        while start <= text.utf8.count, let match = try firstMatch(in: text, from: start, groups: groups, pause) {
            guard visit(match) else { return }
            let range = match.utf8Range
            start = range.upperBound
            // An empty match would be found again for ever.
            if range.isEmpty { start += text.utf8.dropFirst(start + 1).prefix { $0 & 0xC0 == 0x80 }.count + 1 }
        }
    }

    /// All matches, likewise, of a text that is not long.
    public func matches(in text: String, groups: Int = 0) -> [Match] {
        var matches: [Match] = []
        func append(_ match: Match) -> Bool {
            matches.append(match)
            return true
        }
        forEachMatch(in: text, groups: groups, pause: {}, append)
        return matches
    }

    /// Whether looking for the pattern in so many bytes of text is over at once.
    public func isQuick(in count: Int) -> Bool { stepsPerByte * count <= Self.stepsAtOnce }

    /// Whether a search in so many bytes of text may take seconds in which nothing interrupts it.
    public func takesTooLong(in count: Int) -> Bool { uninterruptedSteps(in: count) > Self.maximumSteps }

    /// The most steps of a search that nothing interrupts, in so many bytes of text. A step takes some 10 nanoseconds at worst.
    public func uninterruptedSteps(in count: Int) -> Int {
        guard !isQuick(in: count), let reach else { return stepsPerByte * count }
        return min(count, partLength(reach) + reach) * stepsPerByte
    }

    /// The first match from a byte of UTF-8 on. Where that may take long and the pattern allows it, one part of the text is looked at after
    /// the other.
    ///
    /// - Parameter pause: called before each part, to break off what takes too long.
    public func firstMatch<Failure: Error>(
        in text: String, from first: Int, groups: Int = 0, _ pause: () throws(Failure) -> Void
    ) throws(Failure) -> Match? {
        let count = text.utf8.count
        try pause()
        guard let reach, !isQuick(in: count - first) else {
            return firstMatch(in: text, within: first..<count, groups: groups)
        }
        var start = first
        while true {
            // A match that begins in a part ends within reach of it, and what comes after it is seen too.
            let next = text.boundary(atOrBefore: min(start + partLength(reach), count))
            let end = text.boundary(atOrBefore: min(next + reach + 4, count))
            let match = firstMatch(in: text, within: start..<end, groups: groups)
            if let match, match.utf8Range.lowerBound < next || end == count { return match }
            guard end < count else { return nil }
            start = next
            try pause()
        }
    }

    /// What a part of a long text has before the reach.
    private func partLength(_ reach: Int) -> Int { max(Self.stepsAtOnce / stepsPerByte, reach, 64) }

    /// The first match in a part of the text, in bytes of UTF-8. What is before the part counts for `^` and `\b`; its end is taken for the
    /// end of the text.
    public func firstMatch(in text: String, within part: Range<Int>, groups: Int = 0) -> Match? {
        let count = min(groups, groupCount) + 1
        var text = text
        return withUnsafeTemporaryAllocation(of: assay_re2_span.self, capacity: count) { spans in
            let found = text.withUTF8 { bytes in
                let end = min(part.upperBound, bytes.count)
                return assay_re2_match(handle, bytes.characters, end, min(part.lowerBound, end), spans.baseAddress, Int32(count))
            }
            guard found != 0 else { return nil }
            return Match(text: text, ranges: spans.map { $0.start < 0 ? nil : $0.start..<($0.start + $0.length) })
        }
    }
}

/// Why a pattern was refused, in RE2's own words.
public struct PatternError: Error, Equatable, Sendable {
    public let sentence: String

    public init(sentence: String) { self.sentence = sentence }
}

extension String {
    /// The nearest place in its bytes at which a character begins, or the end.
    fileprivate func boundary(atOrBefore place: Int) -> Int {
        guard place < utf8.count else { return utf8.count }
        var index = utf8.index(startIndex, offsetBy: place)
        while utf8[index] & 0xC0 == 0x80 { utf8.formIndex(before: &index) }
        return utf8.distance(from: startIndex, to: index)
    }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate var characters: UnsafePointer<CChar>? {
        UnsafeRawPointer(baseAddress)?.assumingMemoryBound(to: CChar.self)
    }
}
