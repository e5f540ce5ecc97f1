@testable import Hog

/// Where we read a source otherwise than PostHog's parser, on purpose.
enum Difference: String, CaseIterable {
    /// `(select 1)`, `f(with a as (…) select a)`, `({a} union all {b})`, `f(a) over (partition …)`, `a <=> b`. No program can use a query, and its grammar is ten times that
    /// of programs: such a source is refused, or its words are read as the names that they also are.
    case query
    /// `a <b and c`, `a<b>c`, `< b/>`. PostHog's lexer takes a `<` before a letter for a tag wherever something like an attribute or an end
    /// follows, and then reads no more keywords. Here a tag begins only where an expression does.
    case tag
    /// `(not and a)`, `[case in b]`: a keyword as a name before an operator, in brackets. PostHog tries every reading of the whole
    /// source; here a keyword that can begin an expression does, if what follows fits.
    case keywordAsOperand
    /// `let a := b [1] := 2`, `1.5. 0x1p3`: a statement that has to end earlier than it could, because of what comes after it.
    case earlyEnd
    /// `columns(* exclude (a))`, `columns(* replace (…))`: parts of queries too.
    case columns
    /// `a.99999999999999999999`. PostHog's parser fails there with an error of C++'s; so do we, or the other way round, where the
    /// number is one that is never used.
    case hugeIndex

    /// The one that explains what we made of a source, if any does.
    static func explaining(_ source: String, ours: ParseResult, theirs: ParseResult) -> Difference? {
        allCases.first { $0.explains(source, ours: ours, theirs: theirs) }
    }

    private func explains(_ source: String, ours: ParseResult, theirs: ParseResult) -> Bool {
        switch self {
        case .query:
            return source.contains("<=>")
                || Self.words(of: source).contains { ["select", "union", "except", "intersect", "over"].contains($0) }
        case .tag:
            return source.utf8.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false).dropFirst().contains { rest in
                rest.first { !ASCII.isSpace($0) }.map(ASCII.startsName) ?? false
            }
        case .keywordAsOperand:
            return theirs.form != nil && Self.words(of: source).contains { ["not", "case", "return"].contains($0) }
        case .earlyEnd:
            guard theirs.form != nil, let error = ours.error else { return false }
            return error.hasPrefix("Unexpected `:=`") || error.hasSuffix("the name of a property was expected here.")
        case .columns:
            return Self.words(of: source).contains("columns")
        case .hugeIndex:
            return theirs.error?.contains("sto") ?? false
        }
    }

    private static func words(of source: String) -> Set<String> {
        Set(source.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }.map(String.init))
    }
}

/// What a parser made of a source.
struct ParseResult {
    /// Of the tree, as ``TreeForm`` writes it.
    let form: String?
    let error: String?
}
