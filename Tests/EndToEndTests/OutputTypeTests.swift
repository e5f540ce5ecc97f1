import JSON
import NginxSupport
import ServedAssay
import Testing

/// Numeric and categorical evaluations, from the import to the results of a run.
@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct OutputTypeTests {
    /// Creates an evaluation `e`, runs it over four outputs, and prints the run and then its results.
    private func run(_ type: String, _ config: String, output: String, _ outputConfig: String) throws -> (JSONValue, [JSONValue]) {
        let items = """
            {"output": "Mood: Good", "expected": "Mood: Good"}
            {"output": "Mood: bad", "expected": "Mood: Good"}
            {"output": "Mood: so so", "expected": "x"}
            {"output": null, "expected": "Mood: Good"}
            """
        let served = try AssayServer()
        let said = try served.output(
            of: """
                printf '%s\\n' '\(items)' > items.jsonl
                assay import answers items.jsonl >/dev/null 2>&1
                assay evaluations create --name e --type \(type) --config '\(config)' \
                --output-type \(output) --output-config '\(outputConfig)' >/dev/null
                assay run answers e --json --min-coverage 0 2>/dev/null | tr -d '\\n' > run.json
                cat run.json; echo
                assay results "answers: e" --jsonl
                """)
        let lines = try said.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
        return (try #require(lines.first), Array(lines.dropFirst()))
    }

    private func texts(_ results: [JSONValue], _ key: String) -> [String] { results.map { $0[key]?.compact.text ?? "absent" } }

    @Test func aNumberPassesByItsRule() throws {
        let (run, results) = try run(
            "levenshtein", "{}", output: "numeric", #"{"min":0,"max":1,"passing_rule":{"operator":"gte","threshold":0.7}}"#)
        #expect(texts(results, "result") == ["1.0", "0.7", "0.0", "0.0"])
        #expect(texts(results, "passed") == ["true", "true", "false", "false"])
        let summary = try #require(run["summary"]?.elements.first)
        #expect(summary["passed"]?.integer == 2 && summary["failed"]?.integer == 2)
        #expect(summary["pass_rate"]?.double == 0.5)
        #expect(abs((summary["mean"]?.double ?? 0) - 0.425) < 1e-12)
    }

    @Test func aNumberWithoutARuleNeitherPassesNorFails() throws {
        let (run, results) = try run("length", "{}", output: "numeric", "{}")
        #expect(texts(results, "result") == ["10.0", "9.0", "11.0", "null"])
        #expect(texts(results, "passed") == ["null", "null", "null", "null"])
        #expect(results.last?["skip_reason"]?.string == "no_text")
        let summary = try #require(run["summary"]?.elements.first)
        #expect(summary["mean"]?.double == 10 && summary["pass_rate"]?.isNull == true)
    }

    @Test func aNumberOutOfBoundsIsNoVerdict() throws {
        let (run, results) = try run("word_count", "{}", output: "numeric", #"{"max":2}"#)
        #expect(texts(results, "outcome") == [#""verdict""#, #""verdict""#, #""error""#, #""skipped""#])
        #expect(results[2]["error"]?["class"]?.string == "score_out_of_bounds")
        #expect(run["counts"]?.compact.text == #"{"verdict":2,"not_applicable":0,"error":1,"skipped":1}"#)
    }

    @Test func categoriesAreCountedAndPassByTheirRule() throws {
        let options = #"[{"key":"good","label":"Good"},{"key":"bad","label":"Bad"},{"key":"meh","label":"So so"}]"#
        let (run, results) = try run(
            "regex", #"{"pattern":"Mood: (.*)"}"#, output: "categorical",
            #"{"options":\#(options),"allows_na":true,"passing_rule":{"categories":["good","meh"]}}"#)
        #expect(texts(results, "result") == [#"["good"]"#, #"["bad"]"#, #"["meh"]"#, "null"])
        #expect(texts(results, "passed") == ["true", "false", "true", "null"])
        #expect(results.last?["outcome"]?.string == "not_applicable")
        let summary = try #require(run["summary"]?.elements.first)
        #expect(summary["passed"]?.integer == 2 && summary["failed"]?.integer == 1)
        #expect(summary["categories"]?["good"]?.integer == 1)
        #expect(summary["mean"]?.isNull == true)
    }
}
