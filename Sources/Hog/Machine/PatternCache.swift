internal import Pattern

/// Patterns that a run has compiled: programs use the same few again and again.
struct PatternCache {
    private struct Source: Hashable {
        let text: Text
        let ignoringCase: Bool
    }

    private var compiled: [Source: Pattern] = [:]

    /// A program that makes its patterns up as it runs would keep them all.
    private static let maximumCount = 64

    mutating func compiled(_ pattern: Text, ignoringCase: Bool) throws(HogFailure) -> Pattern {
        let source = Source(text: pattern, ignoringCase: ignoringCase)
        if let known = compiled[source] { return known }
        guard pattern.count <= Pattern.maximumLength else {
            throw .machine("Regex pattern exceeds \(Pattern.maximumLength) characters")
        }
        let new = try Self.compile(pattern.string, ignoringCase)
        if compiled.count >= Self.maximumCount { compiled.removeAll(keepingCapacity: true) }
        compiled[source] = new
        return new
    }

    private static func compile(_ pattern: String, _ ignoringCase: Bool) throws(HogFailure) -> Pattern {
        do throws(PatternError) {
            return try Pattern(pattern, ignoringCase: ignoringCase)
        } catch {
            throw .machine("Invalid regex pattern: \(error.sentence)")
        }
    }
}
