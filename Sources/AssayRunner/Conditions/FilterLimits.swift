internal import JSON
internal import Pattern

/// What the filters of one list may take together, so that making them ready never keeps a client or a thread waiting for long.
///
/// Every filter of the list takes its share; the first that finds too little left is refused.
public struct FilterLimits: Sendable {
    public static let filters = 50
    /// Bytes of JSON.
    public static let bytes = 65_536
    /// Texts and patterns to look for: the values of the `icontains` and `regex` operators.
    public static let patterns = 100

    /// Instructions of compiled patterns. Compiling this many takes about 20 ms.
    private static let instructions = 20_000
    /// Bytes of one pattern's program, and later of its cache: all of them may be in use at once.
    private static let patternMemory = 512 << 10

    private var filtersLeft = Self.filters
    private var bytesLeft = Self.bytes
    private var patternsLeft = Self.patterns
    private var instructionsLeft = Self.instructions

    public init() {}

    mutating func take(_ filter: JSONValue) throws(PropertyFilterError) {
        filtersLeft -= 1
        guard filtersLeft >= 0 else { throw PropertyFilterError([], "Give at most \(Self.filters) filters.") }
        bytesLeft -= filter.compact.text.utf8.count
        guard bytesLeft >= 0 else {
            throw PropertyFilterError([], "The filters are longer than \(Self.bytes) bytes together: shorten their values.")
        }
    }

    /// Compiles a pattern.
    mutating func pattern(_ source: String, ignoringCase: Bool = false) throws(Refusal) -> Pattern {
        patternsLeft -= 1
        guard patternsLeft >= 0 else {
            throw Refusal(sentence: "Give at most \(Self.patterns) patterns and texts to look for in all filters together.")
        }
        let pattern: Pattern
        do {
            pattern = try Pattern(source, ignoringCase: ignoringCase, memoryLimit: Self.patternMemory)
        } catch {
            throw Refusal(sentence: "The pattern is refused: \(error.sentence).")
        }
        instructionsLeft -= pattern.size
        guard instructionsLeft >= 0 else {
            throw Refusal(sentence: "The patterns of all filters together are too large: leave some out, or repeat less in them.")
        }
        return pattern
    }

    /// Why a pattern will not do.
    struct Refusal: Error {
        let sentence: String
    }
}
