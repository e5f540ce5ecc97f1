import AssayDomain
import AssayRunner
import AssayStore
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

@Suite struct BatchRunLifeCycleTests {
    private let fixture: APIFixture
    private let dataset: Dataset
    private let evaluation: String
    private let path = "/api/projects/1/batch_runs/"

    init() throws {
        fixture = try APIFixture()
        dataset = try fixture.dataset("answers")
        let made = fixture.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name": "odd", "evaluation_type": "regex", "output_type": "boolean", "evaluation_config": {"pattern": "[13579]$"}}"#)
        evaluation = try #require(made["id"]?.string)
        for output in 0..<4 {
            let item = #"{"dataset": "\#(dataset.id)", "output": "\#(output)", "metadata": {"lang": "\#(output < 3 ? "de" : "en")"}}"#
            #expect(fixture.send("POST", "/api/projects/1/dataset_items/", item).status == 201)
        }
    }

    private func create(_ more: String = "") throws -> ID<BatchRun> {
        let made = fixture.send("POST", path, #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation)"]\#(more)}"#)
        #expect(made.status == 201)
        return try #require(made["id"]?.string.flatMap { ID($0) })
    }

    /// Records one pass and one error of the four items, and ends or pauses the run.
    private func recordHalf(_ run: ID<BatchRun>, then status: BatchRun.Status, call: CallFacts? = nil) throws {
        let outcomes: [CellOutcome] = [.verdict(.yes("odd"), passed: true), .error(errorClass: "plugin_error", message: "broken")]
        let reason = status == .paused ? BatchRun.Reason(code: "budget", detail: "It waits.") : nil
        try fixture.record(outcomes, of: dataset.id, revision: 4, in: run, call: call, microseconds: 2_500_000)
        try fixture.settle(run, as: status, reason: reason)
    }

    private func post(_ run: ID<BatchRun>, _ call: String, _ body: String = "{}") -> TestResponse {
        fixture.send("POST", "\(path)\(run)/\(call)/", body)
    }

    /// Waits for the runner to end the run.
    private func end(of run: ID<BatchRun>) -> TestResponse {
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let found = fixture.send("GET", "\(path)\(run)/")
            if !["queued", "running"].contains(found["status"]?.string) || ContinuousClock.now > deadline { return found }
        }
    }

    @Test func aRunThatWaitsSaysWhyAndIsQueuedAgainByResume() throws {
        let run = try create(#", "budget": {"calls": 6}"#)
        try recordHalf(
            run, then: .paused, call: CallFacts(provider: "openai", model: "gpt-4.1", attempts: 3, inputTokens: 10, costUSD: 0.25))
        let waiting = fixture.send("GET", "\(path)\(run)/")
        #expect(waiting["status"]?.string == "paused")
        #expect(waiting["status_reason"]?.string == "budget")
        #expect(waiting["status_reason_detail"]?.string == "It waits.")
        let usage = #"{"calls":6,"input_tokens":20,"output_tokens":0,"cost_usd":0.5,"seconds":2.5}"#
        #expect(waiting["usage"]?.compact.text == usage)
        let spent = post(run, "resume")
        #expect(spent.status == 400)
        #expect(spent["attr"]?.string == "budget")
        #expect(spent.detail?.hasPrefix("The run has used 6 of 6 calls already") == true)
        let again = post(run, "resume", #"{"budget": {"calls": 12, "seconds": 60}}"#)
        #expect(again.status == 200)
        #expect(again["status"]?.string == "queued")
        #expect(again["status_reason"]?.isNull == true && again["status_reason_detail"]?.isNull == true)
        #expect(again["budget"]?.compact.text == #"{"calls":12,"seconds":60.0}"#)
        #expect(again["counts"]?["error"]?.integer == 1)
        #expect(post(run, "resume").status == 200)
        #expect(post(run, "resume", #"{"buget": null}"#).detail == "Unknown field \"buget\". Use budget.")
        let unheeded = post(run, "resume", #"{"budget": null}"#)
        #expect(unheeded.status == 409)
        #expect(unheeded.detail == "The batch run is queued: its budget can only be changed while it is paused.")
    }

    @Test func aBudgetOfCallsDoesNotStopARunThatMakesNone() throws {
        try fixture.api.runner.start()
        defer { fixture.api.runner.stop() }
        let run = try create(#", "trials": 3, "budget": {"calls": 1}"#)
        let ended = end(of: run)
        #expect(ended["status"]?.string == "completed")
        #expect(ended["counts"]?["verdict"]?.integer == 12)
        #expect(ended["budget"]?.compact.text == #"{"calls":1}"#)
        #expect(ended["usage"]?["calls"]?.integer == 0 && ended["usage"]?["cost_usd"]?.isNull == true)
    }

    @Test func aResultTellsOfItsCalls() throws {
        let run = try create()
        try recordHalf(
            run, then: .completed, call: CallFacts(provider: "openai", model: "gpt-4.1", attempts: 2, inputTokens: 10, costUSD: 0.25))
        let row = try #require(fixture.send("GET", "\(path)\(run)/results/")["results"]?.elements.first)
        #expect(row["provider"]?.string == "openai" && row["model"]?.string == "gpt-4.1" && row["reused"]?.boolean == false)
        #expect(row["input_tokens"]?.integer == 10 && row["output_tokens"]?.isNull == true && row["cost_usd"]?.double == 0.25)
    }

    @Test func aBudgetOfSecondsIsUsedUpToo() throws {
        let run = try create()
        try recordHalf(run, then: .paused)
        #expect(post(run, "resume", #"{"budget": {"seconds": 2.5}}"#).detail?.hasPrefix("The run has used 2.5 of 2.5 seconds") == true)
        #expect(post(run, "resume", #"{"budget": {"seconds": 2.6}}"#).status == 200)
    }

    @Test func whatHasEndedIsNotResumed() throws {
        let run = try create()
        try recordHalf(run, then: .completed)
        let refusal = post(run, "resume", #"{"budget": {"calls": 9}}"#)
        #expect(refusal.status == 409)
        #expect(refusal.detail == "The batch run is completed: there is nothing left to resume.")
    }

    @Test func retryOpensTheCellsInErrorAgain() throws {
        let run = try create()
        try recordHalf(run, then: .completed)
        let again = post(run, "retry", "")
        #expect(again.status == 200)
        #expect(again["status"]?.string == "queued")
        #expect(again["finished_at"]?.isNull == true)
        #expect(again["counts"]?.compact.text == #"{"verdict":1,"not_applicable":0,"error":0,"skipped":0}"#)
        #expect(again["usage"]?["seconds"]?.double == 2.5)
        let results = fixture.send("GET", "\(path)\(run)/results/")
        #expect(results["count"]?.integer == 1)
        #expect(results["results"]?.elements.count == 1)
        #expect(fixture.send("GET", "\(path)\(run)/results/?outcome=error")["results"]?.elements.count == 0)
    }

    @Test func retryWithoutErrorsChangesNothing() throws {
        let run = try create()
        _ = try fixture.store.setStatus(ofBatchRun: run, from: [.queued], to: .completed, reason: nil)
        let same = post(run, "retry")
        #expect(same.status == 200)
        #expect(same["status"]?.string == "completed")
        let unheeded = post(run, "retry", #"{"budget": {"calls": 9}}"#)
        #expect(unheeded.detail == "The batch run is completed: it has no cells in error, so there is nothing to retry.")
    }

    @Test(arguments: [
        (BatchRun.Status.queued, "The batch run is queued: retry it when it has ended, or cancel it and start another."),
        (.running, "The batch run is running: retry it when it has ended, or cancel it and start another."),
        (.cancelled, "The batch run is cancelled: start another one."),
    ])
    func whatCannotBeRetriedSaysWhatToDo(status: BatchRun.Status, sentence: String) throws {
        let run = try create()
        _ = try fixture.store.setStatus(ofBatchRun: run, from: [.queued], to: status, reason: nil)
        let refusal = post(run, "retry")
        #expect(refusal.status == 409)
        #expect(refusal.detail == sentence)
    }

    @Test(arguments: ["resume", "retry"])
    func aRunThatIsNotThereIsNotFound(call: String) throws {
        #expect(post(.new(), call).status == 404)
    }

    @Test(arguments: [
        (#"{"kind": "first", "n": 3}"#, #"{"kind":"first","n":3}"#),
        (#"{"kind": "random", "n": 2}"#, #"{"kind":"random","n":2,"seed":0}"#),
        (#"{"kind": "random", "n": 9223372036854775807}"#, #"{"kind":"random","n":9223372036854775807,"seed":0}"#),
        (#"{"n": 1, "kind": "random", "seed": "7"}"#, #"{"kind":"random","n":1,"seed":7}"#),
        (#"{"kind": "where", "where": [{"key": "lang", "value": "de"}]}"#, #"{"kind":"where","where":[{"key":"lang","value":"de"}]}"#),
        (
            #"{"kind": "where", "n": 2, "where": [{"key": "lang", "value": ["de", "fr"]}]}"#,
            #"{"kind":"where","where":[{"key":"lang","value":["de","fr"]}],"n":2}"#
        ),
    ])
    func aSampleIsChosenAfterTheRunWasCreated(sent: String, shown: String) throws {
        let made = fixture.send("POST", path, #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation)"], "sample": \#(sent)}"#)
        #expect(made.status == 201)
        let id = try #require(made["id"]?.string.flatMap { ID<BatchRun>($0) })
        for run in [made, fixture.send("GET", "\(path)\(id)/")] {
            #expect(run["sample"]?.compact.text == shown)
            #expect(run["status"]?.string == "queued")
            #expect(run["planned"]?.isNull == true && run["coverage"]?.isNull == true)
            #expect(run["summary"]?.elements.first?["planned"]?.isNull == true)
            #expect(run["counts"]?.compact.text == #"{"verdict":0,"not_applicable":0,"error":0,"skipped":0}"#)
        }
        #expect(post(id, "retry").status == 409)
        #expect(post(id, "resume")["status"]?.string == "queued")
        #expect(post(id, "cancel")["status"]?.string == "cancelled")
    }

    @Test func aSampleIsChosenByTheRunner() throws {
        try fixture.api.runner.start()
        defer { fixture.api.runner.stop() }
        let run = try create(#", "sample": {"kind": "where", "where": [{"key": "lang", "value": "de"}]}"#)
        let found = end(of: run)
        #expect(found["status"]?.string == "completed")
        #expect(found["planned"]?.integer == 3 && found["coverage"]?.double == 1)
        #expect(found["summary"]?.elements.first?["planned"]?.integer == 3)
    }

    /// Without a limit, compiling a hundred of these took 45 s and 629 MB on a request's thread.
    @Test func filtersThatAreTooLargeAreRefused() throws {
        let filters = Array(repeating: #"{"key":"a","operator":"regex","value":"\\pL{400}"}"#, count: 100).joined(separator: ",")
        let refusal = fixture.send(
            "POST", path,
            #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation)"], "sample": {"kind": "where", "where": [\#(filters)]}}"#)
        #expect(refusal.status == 400)
        #expect(refusal["attr"]?.string == "sample__where__0__value")
        #expect(refusal.detail == "The pattern is refused: pattern too large - compile failed.")
    }

    @Test func theKeyOfARunCoversItsBudgetAndItsSample() throws {
        let asked = #", "idempotency_key": "k", "budget": {"calls": 5}, "sample": {"kind": "first", "n": 1}"#
        let run = try create(asked)
        let body = { (more: String) in #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation)"]\#(more)}"# }
        #expect(fixture.send("POST", path, body(asked))["id"]?.string == run.description)
        let alike = #", "idempotency_key": "k", "budget": {"seconds": null, "calls": 5}, "sample": {"n": 1, "kind": "first"}"#
        #expect(fixture.send("POST", path, body(alike))["id"]?.string == run.description)
        #expect(fixture.send("POST", path, body(#", "idempotency_key": "k", "budget": {"calls": 6}"#)).status == 409)
    }

    @Test func aRunSaysThatItsEvaluationWasEditedMeanwhile() throws {
        let run = try create()
        let edit = fixture.send("PATCH", "/api/projects/1/evaluations/\(evaluation)/", #"{"evaluation_config": {"pattern": "x"}}"#)
        #expect(edit.status == 200)
        let pinned = fixture.send("GET", "\(path)\(run)/")["evaluations"]?.elements.first
        #expect(pinned?["version"]?.integer == 1)
        #expect(pinned?["current_version"]?.integer == 2)
    }

    @Test func theSummarySaysWhatTheErrorsCouldHaveMeant() throws {
        let run = try create()
        try recordHalf(run, then: .completed)
        let detail = fixture.send("GET", "\(path)\(run)/")
        let summary = try #require(detail["summary"]?.elements.first)
        #expect(
            summary.members.map(\.key) == [
                "evaluation", "planned", "verdict", "not_applicable", "error", "skipped", "passed", "failed", "pass_rate", "pass_rate_low",
                "pass_rate_high", "mean", "categories", "coverage", "rate_if_errors_fail", "rate_if_errors_pass", "median", "p10", "p90",
                "mean_low", "mean_high", "pass_hat_k", "unstable", "unstable_count",
            ])
        #expect(summary["coverage"]?.double == 0.25)
        #expect(summary["rate_if_errors_fail"]?.double == 0.5)
        #expect(summary["rate_if_errors_pass"]?.double == 1)
        #expect(summary["unstable"]?.isNull == true)
        #expect(detail["throughput"]?.double == 0.8)
    }
}
