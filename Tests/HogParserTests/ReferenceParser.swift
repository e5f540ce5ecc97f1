import Foundation
import JSON
import PythonSupport
import Testing

@testable import Hog
@testable import HogSupport

/// PostHog's parser, from the Python Package Index.
enum ReferenceParser {
    static let environment = PythonEnvironment.with(packages: ["hogql-parser==1.3.88"])

    /// Parses all sources in one process.
    static func readings(of sources: [String]) throws -> [ParseResult] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("assay-hog-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(sources.map { TreeForm.quoted($0) + "\n" }.joined().utf8).write(to: file)
        let script = #filePath.replacing("ReferenceParser.swift", with: "reference.py")
        let printed = try #require(environment).run(script: script, arguments: [file.path])
        let readings = try printed.split(separator: "\n").map { line in
            let verdict = try JSONValue(parsing: Array(line.utf8))
            return ParseResult(form: verdict["form"]?.string, error: verdict["error"]?.string)
        }
        try #require(readings.count == sources.count)
        return readings
    }
}

/// The result of a parser for one source.
struct ParseResult {
    /// The tree as ``TreeForm`` writes it.
    let form: String?
    let error: String?
}

/// An intended difference between our parser and PostHog's.
enum KnownDifference: String, CaseIterable {
    /// `(select 1)`, `f(with a as (…) select a)`, `({a} union all {b})`, `f(a) over (partition …)`, `a <=> b`. No program can contain a
    /// query, and the grammar of queries is ten times that of programs: such a source is refused, or its keywords are read as names.
    case query
    /// `a <b and c`, `a<b>c`, `< b/>`. PostHog's lexer takes a `<` before a letter for a tag wherever something like an attribute or an end
    /// follows, and then reads no more keywords. Here a tag begins only where an expression does.
    case tag
    /// `(not and a)`, `[case in b]`: a keyword as a name before an operator, in brackets. PostHog tries every reading of the whole
    /// source; here a keyword that can begin an expression does, if what follows fits.
    case keywordAsOperand
    /// `let a := b [1] := 2`, `1.5. 0x1p3`: a statement that must end earlier than it could, because of the tokens after it.
    case earlyEnd
    /// `columns(* exclude (a))`, `columns(* replace (…))`: parts of queries.
    case columns
    /// `a.99999999999999999999`. PostHog's parser fails with a C++ error; ours may accept it, or the other way round, if the number is
    /// never used.
    case hugeIndex

    /// The difference that explains our result, if any does.
    static func explaining(_ source: String, ours: ParseResult, theirs: ParseResult) -> KnownDifference? {
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
