import Foundation
import Testing

/// The option `--gate`.
@Suite struct GateTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSums()
    }

    @Test func aGateThatFailsIsOneLineAndStatus2() throws {
        let run = try fixture.run("run", "sums", "exact", "--gate", "pass_rate(exact) >= 0.9", "--gate", "coverage == 1")
        #expect(run.status == 2)
        #expect(run.messages == "gate failed: pass_rate(exact) = 0.700 (n = 10), wanted >= 0.9\n")
        #expect(run.lines.last == "gate passed: coverage(exact) = 1 (n = 10), wanted == 1")
        let id = try fixture.waitForRun()
        #expect(run.lines.contains { $0.hasPrefix("See what failed ") && $0.hasSuffix("assay results \(id) --failed") })
    }

    @Test(arguments: [
        ("pass_rate >= 0.7", 0), ("pass_rate>=0.7", 0), (" pass_rate ( exact ) >= 0.7 ", 0), ("pass_rate(exact) > 0.7", 2),
        ("pass_rate(exact) < 0.7", 2), ("pass_rate(exact) <= 0.7", 0), ("pass_rate(exact) == 0.7", 0), ("pass_rate(exact) != 0.7", 2),
        ("errors == 0", 0), ("errors(exact) > 0", 2), ("coverage > 0.99", 0),
    ])
    func everySignAndMetric(gate: String, status: Int32) throws {
        let run = try fixture.run("run", "sums", "exact", "--gate", gate)
        #expect(run.status == status, "\(run.errors)")
    }

    @Test func numbersAreComparedWithAllTheirDigits() throws {
        try fixture.importItems("thirds", ["yes", "yes", "no"].map { ["output": $0, "expected": "yes"] })
        let below = try fixture.run("run", "thirds", "exact", "--gate", "pass_rate >= 0.667")
        #expect(below.status == 2)
        #expect(below.messages == "gate failed: pass_rate(exact) = 0.6666666666666666 (n = 3), wanted >= 0.667\n")
        #expect(try fixture.run("run", "thirds", "exact", "--gate", "pass_rate >= 0.6666").status == 0)
    }

    /// The sum of three 0.7 is 2.0999999999999996 in floating point, a third of which is below 0.7.
    @Test func equalScoresHaveTheirMean() throws {
        try fixture.importItems("scores", Array(repeating: ["output": "Mood: bad", "expected": "Mood: Good"], count: 3))
        try fixture.createEvaluation("similar", "levenshtein", output: ("numeric", "{}"))
        let run = try fixture.run("run", "scores", "similar", "--gate", "mean >= 0.7")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("3 numbers: mean 0.700 (95 % 0.700–0.700)"), "\(run.output)")
        let again = try fixture.run(
            "run", "scores", "similar", "--trials", "3", "--baseline", try fixture.waitForRun(), "--gate", "regressions == 0", "--gate",
            "mean == 0.7")
        #expect(again.status == 0, "\(again.errors)")
        #expect(again.output.contains("similar: nothing changed in 3 pairs."), "\(again.output)")
    }

    @Test func aValueThatIsNotKnownFails() throws {
        try fixture.importItems("bare", [["output": "yes"]])
        let run = try fixture.run("run", "bare", "exact", "--gate", "pass_rate >= 0", "--min-coverage", "0")
        #expect(run.status == 2)
        #expect(run.errors.contains("gate failed: pass_rate(exact) is not known (n = 0), wanted >= 0"))
    }

    @Test func withoutANameEveryEvaluationIsMeant() throws {
        try fixture.createEvaluation("valid", "json_valid")
        let run = try fixture.run("run", "sums", "exact", "valid", "--gate", "pass_rate >= 0.5")
        #expect(run.status == 2)
        #expect(run.output.contains("gate passed: pass_rate(exact) = 0.700 (n = 10), wanted >= 0.5\n"))
        #expect(run.messages == "gate failed: pass_rate(valid) = 0 (n = 10), wanted >= 0.5\n")
    }

    @Test(arguments: [
        ("pass_rat >= 1", "A gate begins with a metric: pass_rate, mean,", 0),
        ("pass_rate", "One of >=, <=, ==, !=, > and < goes here.", 9),
        ("pass_rate(exact) => 0.9", "One of >=,", 17), ("coverage = 1", "One of >=,", 9), ("pass_rate >= 90", "is a share from 0 to 1", 13),
        ("pass_rate(exact >= 1", "This parenthesis is not closed.", 9), ("pass_rate() > 0", "name or id goes here.", 9),
        ("errors == none", "A number goes here, and nothing after it.", 10), ("errors == 1 2", "A number goes here,", 10),
        ("cost_usd(exact) < 1", "applies to the whole run", 8), ("", "A gate begins with a metric", 0),
    ])
    func aGateThatCannotBeReadIsRefusedBeforeTheRun(gate: String, problem: String, column: Int) throws {
        let run = try fixture.run("run", "sums", "exact", "--gate", gate)
        #expect(run.status == 1 && run.output.isEmpty)
        let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("--gate: ") && lines[0].contains(problem), "\(lines[0])")
        #expect(lines[1] == "  \(gate)" && lines[2] == String(repeating: " ", count: column + 2) + "^")
        #expect(lines[3].hasPrefix("Write METRIC(EVALUATION) OP NUMBER, such as 'pass_rate(answer) >= 0.9'"))
        #expect(try fixture.run("runs", "--json").array().isEmpty)
    }

    @Test func aGateAboutNothingInTheRunIsRefusedBeforeIt() throws {
        let number = try fixture.createEvaluation("similar", "levenshtein", output: ("numeric", #"{"min": 0, "max": 1}"#))
        for (gate, sentence) in [
            ("pass_rate(nope) > 0", "The run has no evaluation “nope”. It has “exact”, “similar”."),
            ("mean(exact) > 0", "“exact” has no mean, its answers are boolean. Name an evaluation that has one: 'mean(similar) > 0'."),
            ("pass_rate > 0", "“similar” has no pass rate, it has no passing_rule in its output_config. Name an evaluation that has one: "),
            ("cost_usd < 1", "No evaluation of the run asks a model, so the cost is unknown: leave the gate out."),
            ("regressions == 0", "There is nothing to compare with. Name the earlier run: --baseline RUN."),
        ] {
            let run = try fixture.run("run", "sums", "exact", "similar", "--gate", gate)
            #expect(run.status == 1 && run.output.isEmpty)
            #expect(run.errors.hasPrefix("--gate \(gate): \(sentence)"), "\(run.errors)")
        }
        #expect(try fixture.run("runs", "--json").array().isEmpty)
        #expect(try fixture.run("run", "sums", "exact", "similar", "--gate", "mean(\(number)) > 0.1").status == 0)
    }

    @Test func aRunIsJudgedLaterAsWell() throws {
        let id = try #require(try fixture.run("run", "sums", "exact", "--json").object()["id"] as? String)
        let watched = try fixture.run("watch", id, "--gate", "pass_rate >= 0.9", "--json")
        #expect(watched.status == 2)
        let gate = try #require((watched.object()["gates"] as? [[String: Any]])?.first)
        #expect(gate["gate"] as? String == "pass_rate >= 0.9" && gate["passed"] as? Bool == false)
        #expect(gate["value"] as? Double == 0.7 && gate["n"] as? Int == 10 && gate["wanted"] as? Double == 0.9)
        #expect(gate["sentence"] as? String == "gate failed: pass_rate(exact) = 0.700 (n = 10), wanted >= 0.9")
        #expect(try fixture.run("watch", id, "--gate", "pass_rate(other) >= 0.9").errors.contains("The run has no evaluation “other”."))
    }
}
