import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Levenshtein
import PythonSupport
import Testing

/// The similarity equals rapidfuzz's.
@Suite(.enabled("rapidfuzz is not installed") { RapidFuzz.environment != nil })
struct RapidFuzzAgreementTests {
    @Test func agreesOnAThousandPairs() throws {
        let judge = try LevenshteinEvaluator.ready(output: .numeric)
        let pairs = try RapidFuzz.pairs()
        #expect(pairs.count == 1_000)
        for pair in pairs {
            let verdict = try judge.judge(Sample(output: pair.left, expected: pair.right))
            guard case .number(let similarity) = verdict.answer else {
                Issue.record("\(verdict)")
                continue
            }
            #expect(abs(similarity - pair.similarity) <= 1e-9, "\(pair)")
        }
    }
}

private enum RapidFuzz {
    static let environment = PythonEnvironment.with(packages: ["rapidfuzz==3.9.7"])

    struct Pair {
        let left: JSONText
        let right: JSONText
        let similarity: Double
    }

    static func pairs() throws -> [Pair] {
        let script = #filePath.replacing("RapidFuzzAgreementTests.swift", with: "rapidfuzz_pairs.py")
        let printed = try #require(environment).run(script: script)
        return try printed.split(separator: "\n").map { line in
            let pair = try JSONValue(parsing: Array(line.utf8))
            return Pair(
                left: try #require(pair["left"]).compact, right: try #require(pair["right"]).compact,
                similarity: try #require(pair["similarity"]?.double))
        }
    }
}
