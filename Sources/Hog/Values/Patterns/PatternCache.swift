internal import Pattern

/// Patterns that a run has compiled: programs use the same few again and again.
struct PatternCache {
    /// What a pattern is written in.
    enum Language {
        case regex, like
    }

    struct Source: Hashable {
        let text: Text
        var language = Language.regex
        var ignoringCase = false
    }

    private var compiled: [Source: SearchPattern] = [:]
    /// What was compiled first goes first.
    private var sources: [Source] = []

    /// A program that makes its patterns up as it runs would keep them all, at some megabytes each.
    private static let maximumCount = 16
    /// In characters.
    static let maximumLength = 10_000
    /// What a character of a pattern takes to compile at worst: a class of many letters that ignores case.
    private static let nanosecondsForCharacter = 40_000

    mutating func pattern(_ source: Source, _ watch: Deadline) throws(HogFailure) -> SearchPattern {
        if let known = compiled[source] { return known }
        guard source.text.count <= Self.maximumLength else {
            throw .machine("\(source.language == .like ? "LIKE" : "Regex") pattern exceeds \(Self.maximumLength) characters")
        }
        guard try watch.affords(source.text.count * Self.nanosecondsForCharacter) else {
            throw .machine("A pattern of \(source.text.count) characters may take too long to compile")
        }
        let pattern = try SearchPattern(source)
        if sources.count == Self.maximumCount { compiled[sources.removeFirst()] = nil }
        sources.append(source)
        compiled[source] = pattern
        return pattern
    }
}
