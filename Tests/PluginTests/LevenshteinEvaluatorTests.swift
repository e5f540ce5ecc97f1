import AssayDomain
import EvaluatorKit
import EvaluatorKitTesting
import JSON
import Levenshtein
import Testing

@Suite struct LevenshteinEvaluatorTests {
    @Test func keepsTheContract() {
        #expect(Contract.broken(by: LevenshteinEvaluator.self) == [])
    }

    private func similarity(_ output: String, _ expected: String) throws -> Double? {
        let judge = try LevenshteinEvaluator.ready(output: .numeric)
        guard case .number(let number) = try judge.judge(.texts(output: output, expected: expected)).answer else { return nil }
        return number
    }

    @Test(arguments: [
        ("", "", 1.0), ("", "abc", 0.0), ("abc", "", 0.0), ("same", "same", 1.0), ("kitten", "sitting", 4.0 / 7), ("flaw", "lawn", 0.5),
        ("a", "b", 0.0), ("日本語", "日本人", 2.0 / 3), ("e\u{301}", "é", 0.0), ("👩‍👩‍👧", "👩‍👩‍👦", 0.8),
    ])
    func measuresInScalars(output: String, expected: String, similarity wanted: Double) throws {
        #expect(try similarity(output, expected) == wanted)
    }

    /// Short alphabets give many possible alignments. Lengths exceed one and two blocks of 64 rows.
    @Test(arguments: 0..<300)
    func agreesWithDynamicProgramming(seed: Int) throws {
        var random = SeededRandomGenerator(seed: UInt64(seed))
        let alphabet = Array([["a", "b"], ["a", "é", "語", "👋"], (32..<400).map { Unicode.Scalar($0)! }][seed % 3] as [Unicode.Scalar])
        let left = text(alphabet, &random)
        let right = seed % 2 == 0 ? text(alphabet, &random) : edited(left, alphabet, &random)
        let longer = max(left.count, right.count)
        let wanted = longer == 0 ? 1 : Double(longer - plainDistance(left, right)) / Double(longer)
        #expect(try similarity(string(left), string(right)) == wanted)
        #expect(try similarity(string(right), string(left)) == wanted)
    }

    @Test(arguments: [(0.8, true), (0.80001, false), (0.0, true), (1.0, false)])
    func saysYesFromTheMinimumOn(minimum: Double, answer: Bool) throws {
        let judge = try LevenshteinEvaluator.ready(#"{"minimum":\#(minimum)}"#)
        #expect(try judge.judge(.texts(output: "12345", expected: "1234x")).answer == .boolean(answer))
    }

    @Test(arguments: [
        (#"{"minimum":1}"#, "Straße", "STRASSE", false), (#"{"minimum":1,"ignore_case":true}"#, "Straße", "STRASSE", true),
        (#"{"minimum":1,"trim":true,"collapse_whitespace":true}"#, " a  b", "a b", true),
        (#"{"minimum":0.8,"negate":true}"#, "12345", "1234x", false), (#"{"minimum":0.8,"negate":true}"#, "flaw", "lawn", true),
    ])
    func leavesOutWhatDoesNotCount(config: String, output: String, expected: String, answer: Bool) throws {
        let judge = try LevenshteinEvaluator.ready(config)
        #expect(try judge.judge(.texts(output: output, expected: expected)).answer == .boolean(answer))
    }

    @Test func noOutputIsNotSimilarToAnything() throws {
        let sample = Sample.texts(expected: "")
        #expect(try LevenshteinEvaluator.ready(#"{"minimum":0,"negate":true}"#).judge(sample) == .no("the item has no output"))
        #expect(try LevenshteinEvaluator.ready(output: .numeric).judge(sample) == .number(0, "the item has no output"))
    }

    /// In floating point, 1 - 0.8 is less than 0.2.
    @Test func meetsAMinimumExactly() throws {
        let judge = try LevenshteinEvaluator.ready(#"{"minimum":0.2}"#)
        #expect(try judge.judge(.texts(output: "aabbbbbbbb", expected: "aacccccccc")).answer == .boolean(true))
    }

    @Test func takesTheBestOfSeveralReferences() throws {
        let sample = Sample(output: JSONText(compact: #""flaw""#), expected: JSONText(compact: #"["xxxx","lawn","flow","claw"]"#))
        let verdict = try LevenshteinEvaluator.ready(#"{"minimum":0.7}"#).judge(sample)
        #expect(verdict == .yes(#""flaw" has a similarity of 0.75 to "flow", the best of 4"#))
        let list = Sample(output: JSONText(compact: #"["a","b"]"#), expected: JSONText(compact: #"["a","b"]"#))
        #expect(try LevenshteinEvaluator.ready(output: .numeric).judge(list).answer == .number(1))
        #expect(throws: EvaluationError.self) {
            try LevenshteinEvaluator.ready(output: .numeric).judge(Sample(output: sample.output, expected: .emptyArray))
        }
    }

    @Test func isInterrupted() throws {
        let (left, right) = (String(repeating: "ab", count: 20_000), String(repeating: "ba", count: 20_000))
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try LevenshteinEvaluator.ready(output: .numeric).judge(.texts(output: left, expected: "x" + right)) {
                calls += 1
                return calls < 5
            }
        }
        #expect(calls == 5)
    }

    @Test func isInterruptedBetweenShortReferences() throws {
        let sample = Sample(
            output: JSONWriter.text { $0.string(String(repeating: "a", count: 50_000)) },
            expected: JSONText(compact: "[" + Array(repeating: #""b""#, count: 100).joined(separator: ",") + "]"))
        var calls = 0
        #expect(throws: EvaluationError.interrupted) {
            try LevenshteinEvaluator.ready(output: .numeric).judge(sample) {
                calls += 1
                return calls < 5
            }
        }
        #expect(calls == 5)
    }

    @Test func saysWhatItCompared() throws {
        let verdict = try LevenshteinEvaluator.ready(#"{"minimum":0.9}"#).judge(.texts(output: "flaw", expected: "lawn"))
        #expect(verdict == .no(#""flaw" has a similarity of 0.5 to "lawn", less than 0.9"#))
    }

    @Test(arguments: ["{}", #"{"minimum":1.1}"#, #"{"minimum":-0.1}"#])
    func needsAMinimumForABoolean(config: String) {
        let error = #expect(throws: ConfigError.self) { try LevenshteinEvaluator.ready(config) }
        #expect(error?.field == "evaluation_config.minimum")
        #expect(throws: Never.self) { try LevenshteinEvaluator.ready(config, output: .numeric) }
    }

    @Test func givesUpOnWhatWouldTakeTooLong() throws {
        let judge = try LevenshteinEvaluator.ready(output: .numeric)
        let (left, right) = (String(repeating: "a", count: 200_000), String(repeating: "b", count: 200_000))
        let error = #expect(throws: EvaluationError.self) { try judge.judge(.texts(output: left, expected: right)) }
        #expect(error == .plugin("The output and the expected output are too long to compare: use texts of up to 100,000 characters."))
        #expect(try judge.judge(.texts(output: left + "x" + right, expected: left + "y" + right)).answer == .number(400_000 / 400_001))
    }
}

extension LevenshteinEvaluatorTests {
    private func string(_ scalars: [Unicode.Scalar]) -> String { String(String.UnicodeScalarView(scalars)) }

    private func text(_ alphabet: [Unicode.Scalar], _ random: inout SeededRandomGenerator) -> [Unicode.Scalar] {
        let length = Int.random(in: 0...[5, 70, 200].randomElement(using: &random)!, using: &random)
        return (0..<length).map { _ in alphabet.randomElement(using: &random)! }
    }

    private func edited(_ text: [Unicode.Scalar], _ alphabet: [Unicode.Scalar], _ random: inout SeededRandomGenerator) -> [Unicode.Scalar] {
        var edited = text
        for _ in 0..<Int.random(in: 0...10, using: &random) {
            let place = Int.random(in: 0...edited.count, using: &random)
            let replacement = [alphabet.randomElement(using: &random)!].prefix(Int.random(in: 0...1, using: &random))
            edited.replaceSubrange(place..<min(edited.count, place + Int.random(in: 0...1, using: &random)), with: replacement)
        }
        return edited
    }

    /// The dynamic programming table, row by row.
    private func plainDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var next = [index + 1]
            for (place, other) in right.enumerated() {
                next.append(min(row[place + 1] + 1, next[place] + 1, row[place] + (letter == other ? 0 : 1)))
            }
            row = next
        }
        return row[right.count]
    }
}
