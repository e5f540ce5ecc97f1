internal import CRE2

/// A regular expression from outside: RE2, in time linear in the text. Shared by any number of threads.
public final class Pattern: @unchecked Sendable, CustomStringConvertible {
    /// A longer one is refused: nobody wrote it by hand.
    public static let maximumLength = 10_000

    /// What one pattern may use for its program and its cache. Beyond it RE2 refuses the pattern, or forgets what it cached.
    public static let memoryLimit = 8 << 20

    /// As it was written.
    public let description: String
    /// How many pairs of parentheses capture.
    public let groupCount: Int
    /// How many instructions it has become. What looking for it takes is at worst proportional to this and the length of the text.
    public let size: Int
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

    /// All matches, none of which begins before the end of the one before it.
    public func matches(in text: String, groups: Int = 0) -> [Match] {
        var matches: [Match] = []
        var start = 0
        while start <= text.utf8.count, let match = firstMatch(in: text, within: start..<text.utf8.count, groups: groups) {
            matches.append(match)
            let range = match.utf8Range
            start = range.upperBound
            // An empty match would be found again for ever.
            if range.isEmpty { start += text.utf8.dropFirst(start + 1).prefix { $0 & 0xC0 == 0x80 }.count + 1 }
        }
        return matches
    }

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

extension UnsafeBufferPointer<UInt8> {
    fileprivate var characters: UnsafePointer<CChar>? {
        UnsafeRawPointer(baseAddress)?.assumingMemoryBound(to: CChar.self)
    }
}
