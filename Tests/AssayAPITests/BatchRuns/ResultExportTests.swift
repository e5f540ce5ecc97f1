import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayAPI

@Suite struct ResultExportTests {
    private let fixture: APIFixture
    private let run: BatchRun
    private let path: String

    init() throws {
        fixture = try APIFixture()
        let dataset = try fixture.dataset(of: [DatasetItem.Content](repeating: .init(output: .init(compact: "1")), count: 1205))
        let evaluation = fixture.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name": "odd", "evaluation_type": "regex", "output_type": "boolean", "evaluation_config": {"pattern": "[13579]$"}}"#)
        let made = fixture.send(
            "POST", "/api/projects/1/batch_runs/",
            #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation["id"]?.string ?? "")"]}"#)
        let id = try #require(made["id"]?.string.flatMap { ID<BatchRun>($0) })
        run = try #require(try fixture.store.batchRun(id, in: 1))
        path = "/api/projects/1/batch_runs/\(id)/results/"
    }

    private static let outcomes: [CellOutcome] = [
        .verdict(.yes("it does"), passed: true), .verdict(.no("“a, b” is\nnot \"odd\""), passed: false),
        .verdict(Verdict(.number(0.5), ""), passed: nil), .verdict(Verdict(.categories(["a", "b,c"]), "two"), passed: nil),
        .verdict(.notApplicable("no question"), passed: nil), .error(errorClass: "timeout", message: "10 s, and no answer"),
        .skipped(reason: "no_expected", message: "nothing to compare with"),
    ]

    /// Records results for this many of the run's items, with all kinds of outcomes in turn.
    private func record(_ count: Int) throws {
        let outcomes = (0..<count).map { Self.outcomes[$0 % Self.outcomes.count] }
        try fixture.record(outcomes, of: run.dataset, revision: 1, in: run.id)
    }

    private func export(_ query: String = "", headers: [String: String] = [:]) -> TestResponse {
        fixture.send("GET", "\(path)export/\(query)", headers: headers)
    }

    private func lines(_ query: String = "") -> [String] { export(query).text.split(separator: "\n").map(String.init) }

    private func rows(_ query: String) -> [String] {
        fixture.send("GET", "\(path)\(query)")["results"]?.elements.map(\.compact.text) ?? []
    }

    @Test func aLineIsAResultAsTheListHasIt() throws {
        try record(7)
        #expect(lines().count == 7)
        #expect(lines() == rows("?limit=10"))
        let answer = export()
        #expect(answer.headers["Content-Type"] == "application/x-ndjson")
        #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"batch-run-\(run.id)-results.ndjson\"")
    }

    @Test func allResultsGoOutInTheirOrder() throws {
        try record(1205)
        #expect(lines() == rows("?limit=2000"))
        #expect(export("?output=csv").text.split(separator: "\r\n").count == 1206)
    }

    @Test(arguments: ["?outcome=error", "?outcome=verdict", "?result=true", "?result=false&outcome=verdict", "?unstable=true"])
    func theFiltersAreThoseOfTheList(filter: String) throws {
        try record(1205)
        #expect(lines(filter) == rows("\(filter)&limit=2000"))
        #expect(lines("\(filter)&evaluation=\(run.evaluations[0].id)") == rows("\(filter)&limit=2000"))
    }

    @Test func theColumnsOfATableAreTheKeysOfAResult() throws {
        try record(1)
        let header = export("?output=csv").text.split(separator: "\r\n")[0].split(separator: ",").map(String.init)
        let keys = try JSONValue(parsing: Array(try #require(lines().first).utf8)).members.map(\.key)
        #expect(header == keys.flatMap { $0 == "error" ? ["error.class", "error.message"] : [$0] })
    }

    @Test func aRowOfATableSaysWhatALineSays() throws {
        try record(7)
        let ids = try lines().map { line in
            let row = try JSONValue(parsing: Array(line.utf8))
            let head = ["id", "batch_run", "evaluation", "evaluation_name", "dataset_item", "external_id"].map { row[$0]?.string ?? "" }
            return head.joined(separator: ",") + ",1,1,"
        }
        let outcomes = [
            "verdict,true,true,it does,,,", "verdict,false,false,\"“a, b” is\nnot \"\"odd\"\"\",,,", "verdict,0.5,,\"\",,,",
            "verdict,\"[\"\"a\"\",\"\"b,c\"\"]\",,two,,,", "not_applicable,,,no question,,,",
            "error,,,,,timeout,\"10 s, and no answer\"", "skipped,,,nothing to compare with,no_expected,,",
        ]
        let rows = export("?output=csv").text.split(separator: "\r\n").dropFirst().map(String.init)
        #expect(rows == zip(ids, outcomes).map { "\($0)\($1),1,false,,,,,,0.0015,1970-01-01T00:00:00Z" })
    }

    @Test func nothingRecordedIsATableWithAHeader() {
        #expect(export().text == "")
        #expect(export("", headers: ["accept": "text/csv"]).text.hasPrefix("id,batch_run,"))
        #expect(export("?output=csv").text.split(separator: "\r\n").count == 1)
    }

    @Test(arguments: [
        ("?output=json", "output"), ("?outcome=good", "outcome"), ("?unstable=maybe", "unstable"), ("?evaluation=x", "evaluation"),
    ])
    func whatMakesNoSenseIsRefused(query: String, attr: String) {
        let answer = export(query)
        #expect(answer.status == 400 && answer["attr"]?.string == attr)
    }

    @Test func isForThoseWhoMayReadTheRun() {
        #expect(fixture.send("GET", "/api/projects/1/batch_runs/\(ID<BatchRun>.new())/results/export/").status == 404)
        #expect(export("", headers: ["accept": "text/html"]).status == 406)
        #expect(fixture.send("HEAD", "\(path)export/").text == "")
        #expect(fixture.send("POST", "\(path)export/", "{}").headers["Allow"] == "GET, HEAD, OPTIONS")
    }
}
