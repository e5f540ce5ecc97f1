internal import CRE2

/// A regular expression in RE2's syntax, for patterns that users write: matching takes time linear in the text. Threads may share it.
public final class RE2Pattern: @unchecked Sendable, CustomStringConvertible {
    /// The maximum length of a pattern in bytes, ample for patterns written by hand.
    public static let maximumLength = 10_000

    /// Bytes that one pattern may use for its program and its cache. RE2 refuses a larger program and empties a larger cache.
    public static let memoryLimit = 8 << 20

    /// The maximum number of steps for one part when a long text is searched in parts.
    private static let maximumStepsOfPart = 1_500_000

    /// Searches that may take more steps without interruption take too long.
    private static let maximumSteps = 400_000_000

    /// The source of the pattern.
    public let description: String
    /// The number of capturing groups.
    public let groupCount: Int
    /// The number of instructions of the compiled program.
    public let size: Int
    /// Instructions for each byte of text in the worst case, when RE2 cannot use its automaton.
    public let stepsPerByte: Int
    /// The maximum length of a match in bytes; `nil` if it is unlimited or unknown.
    private let maximumMatchLength: Int?
    // No lock is needed: RE2 locks its own cache, and nothing else changes after `init`.
    private let handle: OpaquePointer

    /// - Parameters:
    ///   - ignoringCase: whether upper and lower case are the same, letter by letter.
    ///   - maximumLength: in bytes; larger for patterns that a program generates.
    ///   - memoryLimit: in bytes; smaller if there are many patterns.
    public convenience init(
        _ source: String, ignoringCase: Bool = false, maximumLength: Int = RE2Pattern.maximumLength,
        memoryLimit: Int = RE2Pattern.memoryLimit
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
        maximumMatchLength = shape?.maximumLength.map { max($0, 4) }
        // A large character class has many instructions, but few of them run for each byte.
        stepsPerByte = min(size, shape.map { 6 * $0.positions + 20 } ?? .max)
        handle = compiled
    }

    deinit { assay_re2_free(handle) }
}

extension RE2Pattern {
    /// The first match anywhere in the text.
    ///
    /// - Parameter groups: how many groups to capture. Each takes time.
    public func firstMatch(in text: String, groups: Int = 0) -> Match? {
        firstMatch(in: text, within: 0..<text.utf8.count, groups: groups)
    }

    /// Calls `visit` with the matches, which do not overlap, until it returns `false`.
    ///
    /// - Parameter checkpoint: called before each search, which may scan the whole remaining text; may throw to cancel.
    public func forEachMatch<Failure: Error>(
        in text: String, groups: Int = 0, checkpoint: () throws(Failure) -> Void, _ visit: (Match) -> Bool
    ) throws(Failure) {
        var start = 0
        while start <= text.utf8.count, let match = try firstMatch(in: text, from: start, groups: groups, checkpoint) {
            guard visit(match) else { return }
            let range = match.utf8Range
            start = range.upperBound
            // The same empty match would be found again.
            if range.isEmpty { start += text.utf8.dropFirst(start + 1).prefix { $0 & 0xC0 == 0x80 }.count + 1 }
        }
    }

    /// All matches, which do not overlap. For short texts: it cannot be cancelled.
    public func matches(in text: String, groups: Int = 0) -> [Match] {
        var matches: [Match] = []
        func append(_ match: Match) -> Bool {
            matches.append(match)
            return true
        }
        forEachMatch(in: text, groups: groups, checkpoint: {}, append)
        return matches
    }

    /// Whether searching `count` bytes of text takes only milliseconds.
    public func isQuick(in count: Int) -> Bool { stepsPerByte * count <= Self.maximumStepsOfPart }

    /// Whether searching `count` bytes of text may take seconds without a checkpoint.
    public func takesTooLong(in count: Int) -> Bool { uninterruptedSteps(in: count) > Self.maximumSteps }

    /// The maximum number of steps between two checkpoints when `count` bytes are searched. A step takes about 10 nanoseconds at worst.
    public func uninterruptedSteps(in count: Int) -> Int {
        guard !isQuick(in: count), let maximumMatchLength else { return stepsPerByte * count }
        return min(count, partLength + maximumMatchLength) * stepsPerByte
    }

    /// The first match from a byte of UTF-8 on. A long text is searched in parts if the length of matches is limited.
    ///
    /// - Parameter checkpoint: called before each part; may throw to cancel.
    public func firstMatch<Failure: Error>(
        in text: String, from first: Int, groups: Int = 0, _ checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> Match? {
        let count = text.utf8.count
        try checkpoint()
        guard let maximumMatchLength, !isQuick(in: count - first) else {
            return firstMatch(in: text, within: first..<count, groups: groups)
        }
        var start = first
        while true {
            // The search extends beyond the part, so that a match that begins in the part is found whole, with the character after it.
            let next = text.boundary(atOrBefore: min(start + partLength, count))
            let end = text.boundary(atOrBefore: min(next + maximumMatchLength + 4, count))
            let match = firstMatch(in: text, within: start..<end, groups: groups)
            if let match, match.utf8Range.lowerBound < next || end == count { return match }
            guard end < count else { return nil }
            start = next
            try checkpoint()
        }
    }

    /// Approximate memory in bytes after use: the program, and the states that RE2 has cached.
    public var footprint: Int { (256 << 10) + size * 64 }

    /// The length of the parts of a long text, in bytes.
    private var partLength: Int { max(Self.maximumStepsOfPart / stepsPerByte, maximumMatchLength ?? 0, 64) }

    /// The first match in a part of the text, given in bytes of UTF-8. `^` and `\b` see the text before the part; the end of the part
    /// counts as the end of the text.
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

/// A match of a pattern. It shares the text, so that substrings copy nothing.
public struct Match: Sendable {
    let text: String
    /// The ranges of the whole match and of each requested group, in bytes of UTF-8.
    let ranges: [Range<Int>?]

    /// The whole match.
    public var whole: Substring { self[0] ?? "" }

    /// The text of a group, counted from 1 (0 is the whole match); `nil` if it did not take part in the match or was not requested.
    public subscript(group: Int) -> Substring? {
        guard ranges.indices.contains(group), let range = ranges[group] else { return nil }
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }

    /// The range of the whole match, in bytes of UTF-8.
    public var utf8Range: Range<Int> { ranges[0] ?? 0..<0 }
}

/// Why a pattern was refused, usually in RE2's words.
public struct PatternError: Error, Equatable, Sendable {
    public let sentence: String

    public init(sentence: String) { self.sentence = sentence }
}

extension String {
    /// The last character boundary in the UTF-8 bytes at or before `place`.
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
