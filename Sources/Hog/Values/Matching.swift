internal import Pattern

/// Matching of regular expressions and LIKE patterns, for operators and library functions.
extension Runtime {
    /// The operators `=~`, `!~`, `=~*` and `!~*`: all four are false if either operand counts as false.
    mutating func matches(
        _ text: Value, _ pattern: Value, ignoringCase: Bool, isNegated: Bool
    ) throws(HogFailure) -> Bool {
        guard heap.isTruthy(text), heap.isTruthy(pattern) else { return false }
        return try matches(text, pattern, ignoringCase: ignoringCase) != isNegated
    }

    /// Searches a string, which may be empty.
    mutating func matches(_ text: Value, _ pattern: Value, ignoringCase: Bool = false) throws(HogFailure) -> Bool {
        guard text.tag == .string else {
            throw .machine("Function match requires input to be a string, got \(heap.pythonType(text))")
        }
        guard pattern.tag == .string else {
            throw .machine("Function match requires pattern to be a string, got \(heap.pythonType(pattern))")
        }
        let source = PatternCache.Source(text: heap.text(pattern), ignoringCase: ignoringCase)
        return try patterns.pattern(source, heap.deadline).isFound(in: heap.text(text), heap.deadline)
    }

    /// The operators `like` and `ilike`, which match anywhere in the text.
    mutating func like(_ text: Value, _ pattern: Value, ignoringCase: Bool) throws(HogFailure) -> Bool {
        for operand in [text, pattern] where operand.tag != .string {
            throw .type("object of type '\(heap.pythonType(operand))' has no len()")
        }
        let source = PatternCache.Source(text: heap.text(pattern), language: .like, ignoringCase: ignoringCase)
        return try patterns.pattern(source, heap.deadline).isFound(in: heap.text(text), heap.deadline)
    }

    /// Compiles a regular expression.
    mutating func pattern(_ source: Text) throws(HogFailure) -> SearchPattern {
        try patterns.pattern(PatternCache.Source(text: source), heap.deadline)
    }

    /// The first match of a pattern.
    ///
    /// - Parameter groups: the number of groups to capture.
    func firstMatch(of pattern: SearchPattern, in text: Text, groups: Int = 0) throws(HogFailure) -> Match? {
        try pattern.firstMatch(in: text, groups: groups, heap.deadline)
    }
}

/// The compiled patterns of a run, because programs use the same few patterns again and again.
struct PatternCache {
    /// The notation of a pattern.
    enum Language {
        case regex, like
    }

    struct Source: Hashable {
        let text: Text
        var language = Language.regex
        var ignoringCase = false
    }

    private var compiled: [Source: SearchPattern] = [:]
    /// The cached patterns, oldest first; the oldest is evicted first.
    private var sources: [Source] = []

    /// A compiled pattern takes some megabytes, so a program that generates patterns must not fill the cache.
    private static let maximumCount = 16
    /// In characters.
    static let maximumLength = 10_000
    /// The worst-case time to compile a character of a pattern: a class of many letters that ignores case.
    private static let nanosecondsPerCharacter = 40_000

    mutating func pattern(_ source: Source, _ deadline: Deadline) throws(HogFailure) -> SearchPattern {
        if let known = compiled[source] { return known }
        guard source.text.count <= Self.maximumLength else {
            throw .machine("\(source.language == .like ? "LIKE" : "Regex") pattern exceeds \(Self.maximumLength) characters")
        }
        guard try deadline.affords(source.text.count * Self.nanosecondsPerCharacter) else {
            throw .machine("A pattern of \(source.text.count) characters may take too long to compile")
        }
        let pattern = try SearchPattern(source)
        if sources.count == Self.maximumCount { compiled[sources.removeFirst()] = nil }
        sources.append(source)
        compiled[source] = pattern
        return pattern
    }
}
