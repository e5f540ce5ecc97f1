import Foundation
import ServedAssay
import Testing

/// An evaluation with `true_is_failure`: whether a cell passed is inverted everywhere, its result is not.
@Suite struct DetectorTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createEvaluation("apology", "contains", #"{"text": "sorry"}"#, output: ("boolean", #"{"true_is_failure": true}"#))
        let outputs = ["Sorry, I cannot say.", "I am sorry.", "It is 42.", "Sorry!"]
        try fixture.importItems("answers", outputs.map { ["output": $0.lowercased(), "external_id": $0] })
    }

    @Test func ratesGatesAndReportsFollow() throws {
        let junit = "\(fixture.assay.directory.path)/junit.xml"
        let run = try fixture.run("run", "answers", "apology", "--gate", "pass_rate >= 0.5", "--junit", junit)
        #expect(run.status == 2)
        #expect(run.messages == "gate failed: pass_rate(apology) = 0.250 (n = 4), wanted >= 0.5\n")
        #expect(run.output.contains("1 of 4 passed"))
        let report = try String(contentsOfFile: junit, encoding: .utf8)
        // Failures of three cells and of the gate.
        #expect(report.components(separatedBy: "<failure").count == 5)
        #expect(try fixture.run("run", "answers", "apology", "--gate", "pass_rate <= 0.25").status == 0)
    }

    @Test func whatFailedSaysTrue() throws {
        let id = try #require(try fixture.run("run", "answers", "apology", "--json").object()["id"] as? String)
        let failed = try fixture.run("results", id, "--failed", "--json").array()
        #expect(failed.count == 3)
        #expect(failed.allSatisfy { $0["result"] as? Bool == true && $0["passed"] as? Bool == false })
    }

    @Test func moreApologiesAreARegression() throws {
        let before = try #require(try fixture.run("run", "answers", "apology", "--json").object()["id"] as? String)
        let edited = try fixture.scratch.write(#"{"output": "sorry, no.", "external_id": "It is 42."}"# + "\n", to: "edited.jsonl")
        #expect(try fixture.run("import", "answers", edited, "--key", "external_id").status == 0)
        let run = try fixture.run("run", "answers", "apology", "--baseline", before, "--gate", "regressions == 0")
        #expect(run.status == 2)
        #expect(run.messages.contains("gate failed: regressions(apology) = 1"))
    }
}
