import Foundation
import Testing

@testable import Hog
@testable import HogSupport

/// Our parser accepts the same sources as PostHog's and makes the same trees.
@Suite(.enabled("hogql-parser is not installed") { ReferenceParser.environment != nil })
struct ParserParityTests {
    @Test func readsTheProgramsAlike() throws {
        try expectParity(Self.programs(), explained: 0.002)
    }

    @Test func readsTheCasesOfTheGrammarAlike() throws {
        try expectParity(Self.cases(), explained: 0.02)
    }

    @Test func readsGeneratedTreesAlike() throws {
        let trees = (UInt64(1)...2_000).map { TreeGenerator.tree(seed: $0, statements: 2, depth: $0.isMultiple(of: 10) ? 3 : 2) }
        try expectParity(trees.map(TreePrinter.source), explained: 0)
    }

    @Test func readsSpoiltSourcesAlike() throws {
        var random = SplitMix64(seed: 17)
        let lines = try Self.cases()
        let sources = (UInt64(1)...8_000).map { seed in
            let isTree = seed.isMultiple(of: 2)
            let source = isTree ? TreePrinter.source(of: TreeGenerator.tree(seed: seed, statements: 2, depth: 2)) : random.pick(from: lines)
            return SourceMutator.mutated(source, using: &random)
        }
        try expectParity(sources, explained: 0.002)
    }

    /// - Parameter explained: the maximum share of sources, from 0 to 1, that may differ for a known reason.
    private func expectParity(_ sources: [String], explained: Double) throws {
        var counts: [KnownDifference: Int] = [:]
        for (source, theirs) in zip(sources, try ReferenceParser.readings(of: sources)) {
            let ours = Self.reading(of: source)
            guard ours.form != theirs.form else { continue }
            if let difference = KnownDifference.explaining(source, ours: ours, theirs: theirs) {
                counts[difference, default: 0] += 1
            } else {
                Issue.record("\(source.debugDescription)\nPostHog: \(theirs)\nAssay: \(ours)")
            }
        }
        #expect(Double(counts.values.reduce(0, +)) <= explained * Double(sources.count), "\(counts)")
    }

    private static func reading(of source: String) -> ParseResult {
        do {
            return ParseResult(form: TreeForm.text(of: try Tree(parsing: source)), error: nil)
        } catch {
            return ParseResult(form: nil, error: error.message)
        }
    }

    private static func programs() throws -> [String] {
        let folder = #filePath.replacing("HogParserTests/ParserParityTests.swift", with: "HogTests/Programs")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".hog") }.sorted()
        return try paths.map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
    }

    private static func cases() throws -> [String] {
        let text = try String(contentsOfFile: #filePath.replacing("ParserParityTests.swift", with: "cases.txt"), encoding: .utf8)
        return text.split(separator: "\n").map { String($0).replacing("␤", with: "\n") }
    }
}
