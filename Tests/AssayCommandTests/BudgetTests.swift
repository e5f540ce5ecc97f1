import Foundation
import ServedAssay
import Testing

/// Budgets, samples and trials of a run, and how it is resumed and retried.
@Suite struct BudgetTests {
    let fixture: CommandFixture

    init() throws {
        fixture = try CommandFixture()
        try fixture.createSums()
    }

    /// The suggested command for a purpose in a printed summary.
    private func command(_ purpose: String, in outcome: Command.Outcome) throws -> String {
        let line = try #require(outcome.lines.first { $0.hasPrefix(purpose) }, "\(outcome.output)")
        return line.dropFirst(purpose.count).trimmingCharacters(in: .whitespaces)
    }

    @Test func aBudgetThatIsUsedUpIsStatus4AndThePrintedCommandGoesOn() throws {
        let run = try fixture.run("run", "sums", "exact", "--budget", CommandFixture.tinyBudget, "--gate", "coverage(exact) == 1")
        #expect(run.status == 4)
        let reasons = run.messages.split(separator: "\n")
        #expect(reasons.count == 2)
        #expect(
            reasons[0] == "The run is paused: The run has used the seconds of its budget: resume it with a larger budget, or with none.")
        #expect(reasons[1] == "gate failed: coverage(exact) = 0 (n = 10), wanted == 1")
        #expect(run.output.contains("0 verdicts, 0 not applicable, 0 errors, 0 skipped, 10 not tried"), "\(run.output)")
        #expect(try command("Resume", in: run).hasSuffix("--budget seconds=1 --gate 'coverage(exact) == 1'"))
        let resumed = try fixture.resume(printedIn: run.output, by: fixture.assay.shell)
        #expect(resumed.status == 0, "\(resumed.output)")
        #expect(resumed.output.contains("exact: 7 of 10 passed") && resumed.output.contains("gate passed: coverage(exact) = 1"))
    }

    @Test func aBudgetOfCallsDoesNotStopARunThatMakesNone() throws {
        let run = try fixture.run("run", "sums", "exact", "--budget", "calls=1", "--name", "computed")
        #expect(run.status == 0, "\(run.errors)")
        let heading = try #require(run.lines.first { $0.hasPrefix("10 of 10 cells in ") })
        #expect(!heading.contains("call"))
        let usage = try fixture.run("watch", "computed", "--json").object()["usage"] as? [String: Any]
        #expect(usage?["calls"] as? Int == 0 && usage?["cost_usd"] is NSNull)
    }

    @Test func aLargerBudgetOfCallsIsSuggestedForTheCellsThatWereNotTried() throws {
        let (run, evaluation) = ("0197d3a0-5c7e-7c1f-8d9c-3f1f0a2b4c5d", "0197d3b1-1f2e-7d3c-9a4b-5c6d7e8f9a0b")
        let counts = #""verdict": 6, "not_applicable": 0, "error": 0, "skipped": 0"#
        let state = #"""
            {"id": "\#(run)", "name": "judged", "dataset": "\#(evaluation)", "dataset_revision": 1, "status": "paused",
            "status_reason": "budget", "status_reason_detail": "No call is left.", "budget": {"calls": 9, "seconds": 60},
            "usage": {"calls": 9, "input_tokens": 0, "output_tokens": 0, "cost_usd": null, "seconds": 30},
            "evaluations": [{"id": "\#(evaluation)", "name": "judge"}], "trials": 1, "planned": 10, "counts": {\#(counts)},
            "coverage": 0.6, "summary": [{"evaluation": "\#(evaluation)", "planned": 10, \#(counts)}],
            "created_at": "2026-01-01T00:00:00Z"}
            """#
        let asked = ScriptedServer.Exchange(request: "GET batch_runs/\(run)/", answer: state)
        let watched = try ScriptedServer([asked, asked, asked]).run("watch", run)
        #expect(watched.status == 4 && watched.errors == "The run is paused: No call is left.\n", "\(watched.errors)")
        #expect(watched.lines.contains("6 of 10 cells in 30 s, 9 calls"), "\(watched.output)")
        #expect(try command("Resume", in: watched).hasSuffix("--budget calls=13,seconds=60"))
    }

    /// The first 20 cells end in error, which pauses the run; the others pass.
    @Test func aBudgetCanBeTakenAway() throws {
        try fixture.importItems("apart", (0..<25).map { ["output": $0 < 20 ? "a\($0)" : "zzz", "expected": "zzz"] })
        try fixture.createBoundedSimilarity()
        _ = try fixture.run("run", "apart", "similar", "--budget", "seconds=600", "--name", "short")
        let small = try fixture.run("resume", "short", "--budget", CommandFixture.tinyBudget)
        #expect(small.status == 1 && small.output.isEmpty && small.errors.hasPrefix("budget: The run has used "), "\(small.errors)")
        #expect(try fixture.run("resume", "short", "--budget", "none", "--json").object()["budget"] is NSNull)
        let ended = try fixture.run("resume", "short")
        #expect(ended.status == 1 && ended.errors == "The batch run is completed: there is nothing left to resume.\n")
    }

    @Test func aBudgetThatTheServerRefusesNamesThePart() throws {
        let run = try fixture.run("run", "sums", "exact", "--budget", "usd=1")
        #expect(run.status == 1 && run.messages.hasPrefix("budget.usd: "))
    }

    @Test func retryTriesTheErrorsAgainAndNothingElse() throws {
        try fixture.createBoundedSimilarity()
        let run = try fixture.run("run", "sums", "similar", "--min-coverage", "0.7")
        #expect(run.status == 0)
        let next = try command("Retry the errors", in: run)
        #expect(next == "assay retry \(try fixture.waitForRun()) --min-coverage 0.7")
        let retried = try fixture.assay.shell(next)
        #expect(retried.status == 0, "\(retried.output)")
        let rows = try fixture.run("results", try fixture.waitForRun(), "--json").array()
        #expect(rows.map { $0["attempts"] as? Int } == [1, 1, 1, 1, 1, 1, 1, 2, 2, 2])
    }

    @Test func aRunThatWasStoppedIsNotRetried() throws {
        try fixture.createSlowItems()
        let id = try #require(try fixture.run("run", "slow", "distance", "--detach", "--json").object()["id"] as? String)
        #expect(try fixture.run("stop", id).status == 0)
        let retried = try fixture.run("retry", id)
        #expect(retried.status == 1 && retried.output.isEmpty && retried.errors == "The batch run is cancelled: start another one.\n")
    }

    @Test func aReopenedRunCanBeLeftToItself() throws {
        let paused = try fixture.run("run", "sums", "exact", "--budget", CommandFixture.tinyBudget, "--name", "short")
        #expect(paused.status == 4)
        let resumed = try fixture.run("resume", "short", "--budget", "seconds=600", "--detach")
        #expect(resumed.status == 0)
        #expect(resumed.output.hasSuffix("Watch it with: assay watch \(try fixture.waitForRun())\n"))
        #expect(try fixture.run("watch", "short").status == 0)
        let again = try fixture.run("retry", "short", "--detach", "--json")
        #expect(try again.status == 0 && again.object()["status"] as? String == "completed")
    }

    @Test func aSampleIsAllThatIsScored() throws {
        #expect(try fixture.run("run", "sums", "exact", "--sample", "first:3").output.contains("exact: 3 of 3 passed"))
        #expect(try fixture.run("run", "sums", "exact", "--sample", "random:4:7", "--json").object()["planned"] as? Int == 4)
        try fixture.importItems(
            "levels", (0..<6).map { ["output": "x", "expected": "x", "metadata": ["level": $0, "topic": $0 % 2 == 0 ? "even" : "odd"]] })
        let chosen = try fixture.run("run", "levels", "exact", "--sample", "where:level>=2,topic=even", "--json")
        #expect(try chosen.object()["planned"] as? Int == 2)
        let none = try fixture.run("run", "levels", "exact", "--sample", "where:topic=neither")
        #expect(
            none.status == 1
                && none.messages.hasSuffix(
                    "The run failed: None of the dataset's 6 items is in the sample: start another run with other filters.\n")
        )
    }

    @Test func trialsSayHowSteadyTheAnswersAre() throws {
        let run = try fixture.run("run", "sums", "exact", "--trials", "3", "--md", "\(fixture.scratch.path)/summary.md")
        #expect(run.lines.contains("exact: 21 of 30 passed (70.0 %, 95 % 52.1–83.3)"))
        #expect(run.lines.contains("  pass^3 70.0 %: passed in each of 3 trials; 0 items unstable"))
        #expect(try fixture.scratch.text("summary.md").contains("<br>pass^3 70.0 %: passed in each of 3 trials; 0 items unstable |"))
        let unstable = try fixture.run("results", try fixture.waitForRun(), "--unstable", "--json")
        #expect(try unstable.status == 0 && unstable.array().isEmpty)
    }

    @Test func errorsComeWithBothBounds() throws {
        try fixture.createEvaluation(
            "alike", "levenshtein",
            output: ("numeric", #"{"min": 0.5, "max": 1, "passing_rule": {"operator": "gte", "threshold": 0.9}}"#))
        let run = try fixture.run("run", "sums", "alike", "--min-coverage", "0")
        #expect(run.lines.contains("alike: 7 of 7 passed (100.0 %, 95 % 64.6–100.0); 7 numbers: mean 1 (95 % 1–1), median 1, p10 1, p90 1"))
        #expect(run.lines.contains("  70.0 % if every error were a failure, 100.0 % if every one were a pass"))
    }

    @Test func anEvaluationThatWasEditedMeanwhileIsNamed() throws {
        let id = try #require(try fixture.run("run", "sums", "exact", "--json").object()["id"] as? String)
        let edited = try fixture.assay.shell(
            """
            id=$(assay evaluations list --json | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["id"])')
            curl -sf -X PATCH -H "Authorization: Bearer $ASSAY_API_KEY" -H 'Content-Type: application/json' \
            -d '{"evaluation_config": {"ignore_case": true}}' $ASSAY_URL/api/projects/1/evaluations/$id/
            """)
        #expect(edited.status == 0, "\(edited.output)")
        let note = "“exact” was edited since: this run used version 1, the current version is 2."
        #expect(try fixture.run("watch", id).lines.contains { $0 == note })
        let json = try fixture.run("watch", id, "--json")
        #expect(json.errors == note + "\n")
        #expect(try json.object()["id"] as? String == id)
        _ = try fixture.run("watch", id, "--md", "\(fixture.scratch.path)/summary.md")
        #expect(
            try fixture.scratch.text("summary.md").contains("“exact” was edited since: this run used version 1, the current version is 2."))
    }
}
