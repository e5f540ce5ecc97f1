import Foundation
import Testing

/// `assay compare`, and runs with a baseline.
@Suite struct CompareCommandTests {
    let fixture: CommandFixture
    /// Two runs of the same items: in the later one, one answer is better and two are worse.
    let base: String
    let candidate: String

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSums()
        base = try Self.run(fixture, "base")
        let changed: [[String: Any]] = [("a0", "no"), ("a1", "no"), ("a9", "yes")].map { key, output in
            ["external_id": key, "input": "\(key.dropFirst())", "output": output, "expected": "yes"]
        }
        let lines = try changed.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
        let file = try fixture.scratch.write(lines.joined(separator: "\n") + "\n", to: "changed.jsonl")
        #expect(try fixture.run("import", "sums", file, "--key", "external_id").status == 0)
        candidate = try Self.run(fixture, "candidate")
    }

    private static func run(_ fixture: CommandFixture, _ name: String) throws -> String {
        try #require(try fixture.run("run", "sums", "exact", "--name", name, "--json").object()["id"] as? String)
    }

    @Test func sentencesComeFirstAndWarningsElsewhere() throws {
        let compared = try fixture.run("compare", "base", "candidate")
        #expect(compared.status == 0)
        #expect(compared.lines[0].hasPrefix("exact: ") && compared.lines[0].contains("p = "))
        let row = try #require(compared.lines.first { $0.hasPrefix("exact  ") }).split(separator: " ")
        #expect(row[1...4] == ["1", "2", "7", "0"])
        #expect(compared.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("warning: ") } && compared.errors.contains("revision"))
        let json = try fixture.run("compare", base, candidate, "--json").object()
        #expect(json["baseline"] as? String == base && json["candidate"] as? String == candidate)
        #expect((json["evaluations"] as? [[String: Any]])?.first?["regressed"] as? Int == 2)
    }

    @Test func itemsAreListedByWhatBecameOfThem() throws {
        let regressed = try fixture.run("compare", base, candidate, "--items", "regressed")
        #expect(regressed.lines.count == 3)
        for (line, key) in zip(regressed.lines[1...], ["a0", "a1"]) {
            #expect(line.split(separator: " ").prefix(5) == [Substring(key), "1", "exact", "passed", "failed"])
        }
        let improved = try fixture.run("compare", base, candidate, "--items", "improved", "--evaluation", "exact", "--json").array()
        #expect(improved.map { $0["external_id"] as? String } == ["a9"])
        #expect(try fixture.run("compare", base, candidate, "--items", "unchanged", "--json").array().count == 7)
        let other = try fixture.run("compare", base, candidate, "--items", "unchanged", "--evaluation", "valid")
        #expect(other.status == 1 && other.errors.hasSuffix("\nThe run has no evaluation “valid”. It has “exact”.\n"))
        #expect(try fixture.run("compare", base, "none").errors.hasPrefix("There is no run “none”"))
    }

    @Test func aRunIsJudgedBesideItsBaseline() throws {
        let file = "\(fixture.scratch.path)/summary.md"
        let run = try fixture.run(
            "run", "sums", "exact", "--baseline", "base", "--gate", "regressions == 0", "--gate", "regressions(exact) <= 2", "--md", file)
        #expect(run.status == 2)
        #expect(run.errors.hasSuffix("gate failed: regressions(exact) = 2 (n = 10), wanted == 0\n"))
        #expect(run.messages.hasPrefix("warning: "))
        #expect(run.output.contains("\nCompared with the baseline:\n  exact: "))
        #expect(run.lines.contains { $0.hasPrefix("See what regressed") && $0.hasSuffix(" --items regressed") && $0.contains(base) })
        #expect(run.output.hasSuffix("gate passed: regressions(exact) = 2 (n = 10), wanted <= 2\n"))
        let summary = try fixture.scratch.text("summary.md")
        #expect(summary.contains("\nCompared with the baseline:\n- exact: ") && summary.contains("\n- ⚠️ "))
        let watched = try fixture.run("watch", candidate, "--baseline", base, "--json")
        #expect(watched.status == 0)
        #expect((try watched.object()["comparison"] as? [String: Any])?["baseline"] as? String == base)
        #expect(try fixture.run("watch", candidate, "--baseline", "none").errors.hasPrefix("There is no run “none”"))
    }

    /// While the daemon restarts during the comparison, nginx answers.
    @Test func aServerThatIsGoneForAMomentIsWaitedFor() throws {
        let (base, candidate) = ("0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d", "0197d3b1-1f2e-7d3c-9a4b-5c6d7e8f9a0b")
        let server = try ScriptedServer([
            .init(request: "GET batch_runs/\(base)/", answer: #"{"id": "\#(base)", "name": "base"}"#),
            .init(request: "GET batch_runs/\(candidate)/", answer: #"{"id": "\#(candidate)", "name": "candidate"}"#),
            .init(request: "GET batch_runs/\(candidate)/compare/", status: 202, answer: #"{"done": 1, "total": 2}"#),
            .init(request: "GET batch_runs/\(candidate)/compare/", status: 502, answer: #"{"detail": "The daemon does not run."}"#),
            .init(request: "GET batch_runs/\(candidate)/compare/", answer: #"{"baseline": "\#(base)", "evaluations": []}"#),
        ])
        let compared = try server.run("compare", base, candidate, "--json")
        #expect(compared.status == 0, "\(compared.errors)")
        #expect(try compared.object()["baseline"] as? String == base)
        #expect(compared.errors == "The server does not answer. Waiting for up to 30 s.\n")
    }

    @Test func withNothingToCompareNothingIsKnown() throws {
        try fixture.createEvaluation("valid", "json_valid")
        let run = try fixture.run("run", "sums", "valid", "--baseline", base, "--gate", "regressions == 0")
        #expect(run.status == 2)
        #expect(run.errors.contains("gate failed: regressions(valid) is not known, wanted == 0"))
        try fixture.importItems("other", [["external_id": "z", "output": "yes", "expected": "yes"]])
        let other = try fixture.run("run", "other", "exact", "--baseline", base, "--gate", "regressions == 0")
        #expect(other.status == 2)
        #expect(other.errors.contains("gate failed: regressions(exact) is not known (n = 0), wanted == 0"))
    }
}
