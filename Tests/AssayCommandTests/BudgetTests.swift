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
        let run = try fixture.run("run", "sums", "exact", "--budget", "calls=5", "--gate", "coverage(exact) == 1")
        #expect(run.status == 4)
        let reasons = run.messages.split(separator: "\n")
        #expect(reasons.count == 2 && reasons[0].hasPrefix("The run is paused: ") && reasons[0].contains("calls"))
        #expect(reasons[1] == "gate failed: coverage(exact) = 0.500 (n = 10), wanted == 1")
        #expect(run.output.contains("5 verdicts, 0 not applicable, 0 errors, 0 skipped, 5 not tried"))
        let short = try fixture.run("run", "sums", "exact", "--budget", "calls=9,seconds=60")
        #expect(try command("Resume", in: short).hasSuffix("--budget calls=10,seconds=60"))
        let next = try command("Resume", in: run)
        #expect(next.hasSuffix("--budget calls=10 --gate 'coverage(exact) == 1'"))
        let resumed = try fixture.assay.shell(next)
        #expect(resumed.status == 0, "\(resumed.output)")
        #expect(resumed.output.contains("exact: 7 of 10 passed") && resumed.output.contains("gate passed: coverage(exact) = 1"))
    }

    @Test func aBudgetCanBeTakenAway() throws {
        _ = try fixture.run("run", "sums", "exact", "--budget", "calls=5", "--name", "short")
        let small = try fixture.run("resume", "short", "--budget", "calls=3")
        #expect(small.status == 1 && small.output.isEmpty && small.errors.hasPrefix("budget: "))
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
        _ = try fixture.run("run", "sums", "exact", "--budget", "calls=5", "--name", "short")
        let resumed = try fixture.run("resume", "short", "--budget", "calls=50", "--detach")
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
