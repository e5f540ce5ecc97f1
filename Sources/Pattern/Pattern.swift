internal import CRE2

/// A regular expression from outside: RE2, in time linear in the text. Shared by any number of threads.
public final class Pattern: Sendable {
    public init(_ source: String) throws(PatternError) { fatalError("unwritten") }
}

/// Why a pattern was refused, in RE2's own words.
public struct PatternError: Error, Equatable, Sendable {
    public let sentence: String
}
