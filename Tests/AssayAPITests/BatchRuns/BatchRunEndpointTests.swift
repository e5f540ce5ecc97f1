import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayAPI

@Suite struct BatchRunEndpointTests {
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
    }

    private func body(_ more: String = "") -> String {
        #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation)"]\#(more)}"#
    }

    private func add(_ outputs: String...) {
        for output in outputs {
            let item = fixture.send("POST", "/api/projects/1/dataset_items/", #"{"dataset": "\#(dataset.id)", "output": "\#(output)"}"#)
            #expect(item.status == 201)
        }
    }

    /// Whether each output ends in an odd digit.
    private func finish(_ run: String, _ passes: [Bool]) throws {
        let outcomes = passes.map { CellOutcome.verdict($0 ? .yes("it does") : .no("it does not"), passed: $0) }
        let id = try #require(ID<BatchRun>(run))
        try fixture.record(outcomes, of: dataset.id, revision: Int64(passes.count), in: id)
        try fixture.settle(id)
    }

    @Test func aNewRunIsPinnedAndQueued() throws {
        add("1", "2")
        let run = fixture.send("POST", path, body())
        #expect(run.status == 201)
        let keys = try JSONValue(parsing: Array(run.text.utf8)).members.map(\.key)
        #expect(
            keys == [
                "id", "name", "dataset", "dataset_revision", "status", "status_reason", "status_reason_detail", "evaluations", "trials",
                "max_concurrency",
                "use_ledger", "execution", "budget", "sample", "planned", "counts", "coverage", "summary", "reused", "usage", "throughput",
                "eta_seconds", "in_flight", "width", "created_at", "started_at", "finished_at", "created_by",
            ])
        #expect(run["name"]?.string == "answers: odd")
        #expect(run["dataset_revision"]?.integer == 2)
        #expect(run["planned"]?.integer == 2)
        #expect(run["coverage"]?.double == 0)
        #expect(
            run["evaluations"]?.compact.text
                == #"[{"id":"\#(evaluation)","name":"odd","version":1,"evaluation_type":"regex","output_type":"boolean","current_version":1}]"#
        )
        #expect(run["throughput"]?.isNull == true && run["eta_seconds"]?.isNull == true)
    }

    @Test func theSummaryHasTheRateWithItsInterval() throws {
        add("1", "2", "3", "4")
        let run = try #require(fixture.send("POST", path, body())["id"]?.string)
        try finish(run, [true, false, true, false])
        let detail = fixture.send("GET", "\(path)\(run)/")
        #expect(detail["status"]?.string == "completed")
        #expect(detail["counts"]?.compact.text == #"{"verdict":4,"not_applicable":0,"error":0,"skipped":0}"#)
        #expect(detail["coverage"]?.double == 1)
        let summary = try #require(detail["summary"]?.elements.first)
        #expect(summary["pass_rate"]?.double == 0.5)
        #expect(try #require(summary["pass_rate_low"]?.double) < 0.2)
        #expect(try #require(summary["pass_rate_high"]?.double) > 0.8)
        #expect(summary["mean"]?.isNull == true && summary["categories"]?.isNull == true)
    }

    @Test func resultsPageByACursor() throws {
        add("1", "2", "3")
        let run = try #require(fixture.send("POST", path, body())["id"]?.string)
        try finish(run, [true, false, true])
        let first = fixture.send("GET", "\(path)\(run)/results/?limit=2")
        #expect(first["count"]?.integer == 3)
        #expect(first["results"]?.elements.count == 2)
        let next = try #require(first["next"]?.string)
        let second = fixture.send("GET", String(next.dropFirst("http://localhost".count)))
        #expect(second["results"]?.elements.count == 1)
        #expect(second["next"]?.isNull == true && second["previous"]?.isNull == true)
        let row = try #require(second["results"]?.elements.first)
        #expect(
            row.members.map(\.key) == [
                "id", "batch_run", "evaluation", "evaluation_name", "dataset_item", "external_id", "item_version", "trial", "outcome",
                "result", "passed", "reasoning", "skip_reason", "error", "attempts", "reused", "model", "provider", "input_tokens",
                "output_tokens", "cost_usd",
                "latency_seconds", "created_at",
            ])
        #expect(row["result"]?.boolean == true)
        #expect(row["latency_seconds"]?.double == 0.0015)
        let ids = ((first["results"]?.elements ?? []) + [row]).compactMap { $0["id"]?.string }
        #expect(Set(ids).count == 3)
    }

    @Test(arguments: [
        ("result=true", 2), ("result=false", 1), ("outcome=error", 0), ("outcome=verdict", 3), ("outcome=error&result=true", 0),
    ])
    func filteredResultsAreCountedToo(filter: String, count: Int) throws {
        add("1", "2", "3")
        let run = try #require(fixture.send("POST", path, body())["id"]?.string)
        try finish(run, [true, false, true])
        let page = fixture.send("GET", "\(path)\(run)/results/?\(filter)&evaluation=\(evaluation)")
        #expect(page["count"]?.integer == count)
        #expect(page["results"]?.elements.count == count)
    }

    @Test(arguments: [("outcome=good", "outcome"), ("result=maybe", "result"), ("evaluation=x", "evaluation"), ("cursor=1.2", "cursor")])
    func aFilterThatMakesNoSenseIsRefused(filter: String, attr: String) throws {
        let run = try #require(fixture.send("POST", path, body())["id"]?.string)
        let page = fixture.send("GET", "\(path)\(run)/results/?\(filter)")
        #expect(page.status == 400)
        #expect(page["attr"]?.string == attr)
    }

    @Test(arguments: [
        (#", "trails": 3"#, "invalid_input", "trails"), (#", "trials": 0"#, "min_value", "trials"),
        (#", "trials": 101"#, "max_value", "trials"),
        (#", "budget": {}"#, "invalid_input", "budget"), (#", "budget": {"calls": 0}"#, "min_value", "budget__calls"),
        (#", "budget": {"usd": 1}"#, "invalid_input", "budget__usd"), (#", "budget": {"call": 1}"#, "invalid_input", "budget__call"),
        (#", "budget": {"seconds": 0}"#, "invalid_input", "budget__seconds"),
        (#", "budget": {"seconds": 1e300}"#, "max_value", "budget__seconds"),
        (
            #", "sample": {"kind": "where", "where": [{"key": "a", "value": 1, "type": "person"}]}"#, "invalid_input",
            "sample__where__0__type"
        ), (#", "budget": 7"#, "not_a_dict", "budget"),
        (#", "sample": {"n": 1}"#, "required", "sample__kind"), (#", "sample": {"kind": "last"}"#, "invalid_choice", "sample__kind"),
        (#", "sample": {"kind": "first"}"#, "required", "sample__n"),
        (#", "sample": {"kind": "first", "n": 1, "seed": 2}"#, "invalid_input", "sample__seed"),
        (#", "sample": {"kind": "where", "where": []}"#, "invalid_input", "sample__where"),
        (#", "sample": {"kind": "where", "where": [{"key": "a", "operator": "like"}]}"#, "invalid_input", "sample__where__0__operator"),
        (#", "execution": "auto"#, "parse_error", ""), (#", "execution": "auto""#, "invalid_input", "execution"),
        (#", "execution": "x""#, "invalid_choice", "execution"), (#", "max_concurrency": 0"#, "min_value", "max_concurrency"),
        (#", "evaluations": []"#, "invalid_input", "evaluations"), (#", "evaluations": "x""#, "not_a_list", "evaluations"),
        (#", "evaluations": ["x"]"#, "invalid_input", "evaluations__0"), (#", "dataset": null"#, "null", "dataset"),
        (#", "evaluations": ["0199b6f2-0000-7000-8000-000000000001"]"#, "does_not_exist", "evaluations__0"),
        (#", "dataset": "0199b6f2-0000-7000-8000-000000000001""#, "does_not_exist", "dataset"),
    ])
    func whatCannotRunIsRefused(more: String, code: String, attr: String) {
        let refusal = fixture.send("POST", path, body(more))
        #expect(refusal.status == 400)
        #expect(refusal["code"]?.string == code)
        #expect((refusal["attr"]?.string ?? "") == attr)
    }

    @Test func anEvaluationListedTwiceIsRefused() {
        let refusal = fixture.send("POST", path, body(#", "evaluations": ["\#(evaluation)", "\#(evaluation)"]"#))
        #expect(refusal["attr"]?.string == "evaluations__1")
    }

    @Test func whatIsDeletedCannotRun() {
        _ = fixture.send("PATCH", "/api/projects/1/evaluations/\(evaluation)/", #"{"deleted": true}"#)
        #expect(fixture.send("POST", path, body())["attr"]?.string == "evaluations__0")
        _ = fixture.send("PATCH", "/api/projects/1/datasets/\(dataset.id)/", #"{"deleted": true}"#)
        #expect(fixture.send("POST", path, body())["attr"]?.string == "dataset")
    }

    @Test func anEvaluatorThatThisVersionDoesNotRunIsRefusedWithItsSentence() throws {
        let judge = fixture.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name": "j", "evaluation_type": "llm_judge", "output_type": "boolean", "evaluation_config": {"prompt": "p"}}"#)
        let id = try #require(judge["id"]?.string)
        let refusal = fixture.send("POST", path, #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(id)"]}"#)
        #expect(refusal.status == 400)
        #expect(refusal.detail == "The evaluation “j” cannot run: This version of Assay stores judges but does not ask models yet.")
    }

    @Test func theSameKeyGivesTheSameRunAndAnotherBodyAConflict() {
        let first = fixture.send("POST", path, body(#", "idempotency_key": "k", "trials": 2"#))
        // The order of keys and explicit defaults make no difference.
        let again = fixture.send(
            "POST", path,
            #"{"idempotency_key": "k", "budget": null, "evaluations": ["\#(evaluation)"], "trials": 2, "dataset": "\#(dataset.id)"}"#)
        let other = fixture.send("POST", path, body(#", "idempotency_key": "k", "trials": 3"#))
        #expect((first.status, again.status, other.status) == (201, 200, 409))
        #expect(first["id"]?.string == again["id"]?.string)
        #expect(other["code"]?.string == "conflict")
        #expect(fixture.send("GET", path)["count"]?.integer == 1)
    }

    @Test func anotherSpellingIsNoOtherRequest() {
        let id = "\(dataset.id)"
        let sample = #""sample": {"kind": "where", "where": [{"key": "k", "value": [1]}]}"#
        let first = fixture.send("POST", path, body(#", "name": "n", "trials": 2, "idempotency_key": "k", \#(sample)"#))
        #expect(first.status == 201)
        for (dataset, others) in [
            (id.uppercased(), #""trials": "2""#), ("{\(id)}", #""trials": 2.0"#),
            ("urn:uuid:\(id)", #""trials": 2, "max_concurrency": null"#),
            (id.filter { $0 != "-" }, #""trials": 2, "execution": "interactive""#), (id, #""trials": 2, "use_ledger": "yes""#),
            (id, #""trials": 2, "budget": null"#),
        ] {
            let again = fixture.send(
                "POST", path,
                #"{"name": " n ", "idempotency_key": "k", "dataset": "\#(dataset)", "evaluations": ["\#(evaluation.uppercased())"], \#(others), \#(sample)}"#
            )
            #expect(again.status == 200, "\(others): \(again.text)")
            #expect(again["id"]?.string == first["id"]?.string)
        }
        let spelled = #""sample": {"where": [{"operator": "exact", "type": "event", "value": [1], "key": "k"}], "kind": "where"}"#
        #expect(fixture.send("POST", path, body(#", "name": "n", "trials": 2, "idempotency_key": "k", \#(spelled)"#)).status == 200)
        let other = #""sample": {"kind": "where", "where": [{"key": "k", "value": [2]}]}"#
        #expect(fixture.send("POST", path, body(#", "name": "n", "trials": 2, "idempotency_key": "k", \#(other)"#)).status == 409)
    }

    @Test func aFormCreatesARunAndSaysTheSameAsJSON() {
        let form = "dataset=\(dataset.id)&evaluations=%5B%22\(evaluation)%22%5D&trials=2&name=&idempotency_key=k"
        let created = fixture.send("POST", path, type: "application/x-www-form-urlencoded", form)
        #expect(created.status == 201, "\(created.text)")
        #expect(created["trials"]?.integer == 2)
        #expect(fixture.send("POST", path, type: "application/x-www-form-urlencoded", form).status == 200)
        #expect(fixture.send("POST", path, body(#", "trials": 2, "idempotency_key": "k""#)).status == 200)
        let sampled = form.replacing("=k", with: "=l") + "&sample=%7B%22kind%22%3A%22first%22%2C%22n%22%3A1%7D&budget=%7B%22calls%22%3A5%7D"
        let run = fixture.send("POST", path, type: "application/x-www-form-urlencoded", sampled)
        #expect(run["sample"]?.compact.text == #"{"kind":"first","n":1}"#, "\(run.text)")
        #expect(run["budget"]?.compact.text == #"{"calls":5}"#)
    }

    @Test func aLateRetryIsAnsweredEvenWhereTheEvaluationIsGone() {
        let asked = body(#", "idempotency_key": "k""#)
        let first = fixture.send("POST", path, asked)
        #expect(fixture.send("PATCH", "/api/projects/1/evaluations/\(evaluation)/", #"{"deleted": true}"#).status == 200)
        let late = fixture.send("POST", path, asked)
        #expect((first.status, late.status) == (201, 200))
        #expect(first["id"]?.string == late["id"]?.string)
        #expect(fixture.send("POST", path, body()).status == 400)
    }

    @Test func cancellingAgainChangesNothingAndAFinishedRunIsLeftAlone() throws {
        let run = try #require(fixture.send("POST", path, body())["id"]?.string)
        #expect(fixture.send("POST", "\(path)\(run)/cancel/")["status"]?.string == "cancelled")
        #expect(fixture.send("POST", "\(path)\(run)/cancel/").status == 200)
        let done = try #require(fixture.send("POST", path, body())["id"]?.string)
        try finish(done, [])
        #expect(fixture.send("POST", "\(path)\(done)/cancel/").status == 409)
        #expect(fixture.send("POST", "\(path)\(ID<BatchRun>.new())/cancel/").status == 404)
    }

    @Test func bothScopesAreNeeded() throws {
        let fixture = try APIFixture(scopes: ["evaluation:write"])
        let refusal = fixture.send("GET", path)
        #expect(refusal.status == 403)
        #expect(refusal.detail == "API key missing required scope 'dataset:read'")
    }

    @Test func theIDOfAResultIsMadeOfItsCell() {
        func id(_ trial: Int) -> ID<CellResult> {
            ID(run: ID(high: 1, low: 2), item: ID(high: 3, low: 4), evaluation: ID(high: 5, low: 6), trial: trial)
        }
        #expect(id(1) == id(1))
        #expect(id(1) != id(2))
        #expect(id(1).description.dropFirst(14).first == "8")
    }
}
