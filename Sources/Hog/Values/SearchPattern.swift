internal import Pattern

/// A compiled pattern, and what is known about the time it takes to search for it. RE2 runs in time linear in the text, but cannot be
/// interrupted.
struct SearchPattern {
    /// The text to search for, if the pattern is a literal.
    private let literal: Text?
    private let pattern: RE2Pattern
    /// The maximum length of a match in bytes; `nil` if unknown, or if the match depends on what follows it.
    private let maximumMatchBytes: Int?

    /// The worst-case time of a pattern instruction per byte of text, which is when RE2 gives up its automaton.
    private static let nanosecondsPerStep = 15
    /// The maximum number of steps between two clock checks.
    private static let maximumStepsPerSearch = 1_500_000

    /// The beginning of the failure message for an invalid pattern.
    static let invalid = "Invalid regex pattern"

    init(_ source: PatternCache.Source) throws(HogFailure) {
        let expression = source.language == .like ? LikePattern.expression(source.text) : source.text.string
        do throws(PatternError) {
            pattern = try RE2Pattern(expression, ignoringCase: source.ignoringCase, maximumLength: 4 * PatternCache.maximumLength)
        } catch {
            throw .machine("\(Self.invalid): \(error.sentence)")
        }
        maximumMatchBytes = PatternAnalysis.maximumBytes(of: expression)
        literal = source.ignoringCase ? nil : PatternAnalysis.literal(of: expression).map { Text($0) }
    }

    var groupCount: Int { pattern.groupCount }

    func isFound(in text: Text, _ deadline: Deadline) throws(HogFailure) -> Bool {
        guard let literal else { return try firstMatch(in: text, groups: 0, deadline) != nil }
        try deadline.checkClock()
        return text.contains(literal)
    }

    /// - Parameters:
    ///   - first: the byte offset at which the search begins. `^` and `\b` see the text before it.
    ///   - groups: the number of groups to capture.
    func firstMatch(in text: Text, from first: Int = 0, groups: Int, _ deadline: Deadline) throws(HogFailure) -> Match? {
        let bytes = text.string.utf8.count - first
        let size = groups > 0 ? 2 * pattern.size : pattern.size
        if bytes * size > Self.maximumStepsPerSearch {
            let chunkSize = Self.maximumStepsPerSearch / size
            if let maximumMatchBytes, chunkSize > 2 * maximumMatchBytes {
                return try firstMatch(
                    in: text, from: first, groups: groups, chunkSize: chunkSize - maximumMatchBytes, maximumMatchBytes: maximumMatchBytes,
                    deadline)
            }
            guard try deadline.affords(bytes * size * Self.nanosecondsPerStep) else {
                throw .machine("The regex pattern may take too long in a text of \(text.count) characters")
            }
        }
        return pattern.firstMatch(in: text.string, within: first..<text.string.utf8.count, groups: groups)
    }

    /// Searches the text in chunks that overlap by the maximum length of a match, so that no match is missed.
    private func firstMatch(
        in text: Text, from first: Int, groups: Int, chunkSize: Int, maximumMatchBytes: Int, _ deadline: Deadline
    ) throws(HogFailure) -> Match? {
        let bytes = text.string.utf8.count
        var start = first
        while start <= bytes {
            try deadline.checkClock()
            let seen = start..<text.boundary(atOrBefore: min(start + chunkSize + maximumMatchBytes, bytes))
            let next = text.boundary(atOrBefore: min(start + chunkSize, bytes))
            let match = pattern.firstMatch(in: text.string, within: seen, groups: groups)
            if let match, match.utf8Range.lowerBound < next || next == bytes { return match }
            guard next < bytes else { return nil }
            start = next
        }
        return nil
    }
}

/// An iterator over the matches of a pattern in a text, from left to right and without overlaps. Each search checks the clock.
struct MatchIterator {
    private let pattern: SearchPattern
    private let text: Text
    private let groups: Int
    /// The byte offset at which the next search begins.
    private var start = 0

    /// - Parameter groups: the number of groups to capture.
    init(of pattern: SearchPattern, in text: Text, groups: Int = 0) {
        (self.pattern, self.text, self.groups) = (pattern, text, groups)
    }

    mutating func next(_ deadline: Deadline) throws(HogFailure) -> Match? {
        try deadline.checkClock()
        guard start <= text.string.utf8.count,
            let match = try pattern.firstMatch(in: text, from: start, groups: groups, deadline)
        else { return nil }
        let end = match.utf8Range.upperBound
        // The same empty match would be found again.
        start = match.utf8Range.isEmpty ? text.boundary(after: end) : end
        return match
    }
}

extension Text {
    /// The offset after the character at an offset; one more than the end for the end.
    fileprivate func boundary(after offset: Int) -> Int {
        withBytes { bytes in
            var offset = offset + 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            return offset
        }
    }

    /// The nearest offset at or before this one at which a character begins, or the end.
    fileprivate func boundary(atOrBefore offset: Int) -> Int {
        guard offset < string.utf8.count, !isASCII else { return offset }
        return withBytes { bytes in
            var offset = offset
            while bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
            return offset
        }
    }
}

/// Converts a LIKE pattern to a regular expression: `%` matches any sequence of characters and `_` a single character, neither of them a
/// newline.
enum LikePattern {
    static func expression(_ pattern: Text) -> String {
        var expression = String.UnicodeScalarView()
        for scalar in core(pattern) {
            switch scalar {
            case "%": expression.append(contentsOf: ".*".unicodeScalars)
            case "_": expression.append(".")
            case "\0": expression.append(contentsOf: #"\x00"#.unicodeScalars)
            default:
                if isSpecial(scalar) { expression.append("\\") }
                expression.append(scalar)
            }
        }
        return String(expression)
    }

    /// The pattern without `%` at either end, which is redundant because the search matches anywhere.
    private static func core(_ pattern: Text) -> Substring.UnicodeScalarView {
        var core = pattern.string.unicodeScalars[...]
        while core.first == "%" { core.removeFirst() }
        while core.last == "%" { core.removeLast() }
        return core
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "a"..."z", "A"..."Z": false
        default: scalar.value > 0x20 && scalar.value < 0x7F
        }
    }
}

/// A static analysis of a regular expression. Constructs that are not simple are not analysed.
enum PatternAnalysis {
    /// The maximum length of a match in bytes; `nil` if there is no limit, or if the match depends on what follows it.
    static func maximumBytes(of expression: String) -> Int? {
        var rest = expression.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"), UInt8(ascii: "$"): return nil
            case UInt8(ascii: "\\"): guard let escaped = rest.popFirst(), isCharacter(escaped) else { return nil }
            default: break
            }
        }
        // Everything else matches at most one character, which has at most four bytes.
        return 4 * expression.utf8.count
    }

    /// The text that the expression matches if it consists only of plain characters; `nil` otherwise.
    static func literal(of expression: String) -> String? {
        var bytes: [UInt8] = []
        var rest = expression.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                guard let escaped = rest.popFirst(), isPunctuation(escaped) else { return nil }
                bytes.append(escaped)
            case _ where isSpecial(byte): return nil
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether an escape stands for a character or a class of characters.
    private static func isCharacter(_ escaped: UInt8) -> Bool { isPunctuation(escaped) || "dDwWsStnrfvax".utf8.contains(escaped) }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !ASCII.isDigit(byte) && !ASCII.isLetter(byte)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { #".*+?()[]{}|^$"#.utf8.contains(byte) }
}
