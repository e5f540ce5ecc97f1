import AssayDomain
import AssayRunner
import AssayStore
import JSON
import NginxSupport
import Testing

@testable import AssayAPI

@Suite struct ComparisonEndpointTests {
    private let fixture: APIFixture
    private let dataset: Dataset
    private let evaluation: String
    private let path = "/api/projects/1/batch_runs/"

    init() throws {
        fixture = try APIFixture()
        dataset = try fixture.dataset("answers")
        let made = fixture.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name": "answer", "evaluation_type": "json_valid", "output_type": "boolean", "evaluation_config": {}}"#)
        evaluation = try #require(made["id"]?.string)
        for index in 0..<40 {
            let content = DatasetItem.Content(externalID: "k\(index)")
            _ = try fixture.store.createItem(content, deleted: false, dataset: dataset.id, in: 1, by: fixture.user)
        }
    }

    /// A run whose items pass or fail in this order.
    private func run(_ passes: [Bool]) throws -> String {
        let made = fixture.send("POST", path, #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation)"]}"#)
        let text = try #require(made["id"]?.string)
        let outcomes = passes.map { CellOutcome.verdict($0 ? .yes("it is") : .no("it is not"), passed: $0) }
        let id = try #require(ID<BatchRun>(text))
        try fixture.record(outcomes, of: dataset.id, revision: 40, in: id)
        try fixture.settle(id)
        return text
    }

    /// Ten items fail in the baseline; nine of them pass in the candidate, and one that passed fails.
    private func runs() throws -> (baseline: String, candidate: String) {
        try (run((0..<40).map { $0 >= 10 }), run((0..<40).map { $0 != 0 && $0 != 39 }))
    }

    @Test func saysWhetherItIsBetter() throws {
        let (baseline, candidate) = try runs()
        let comparison = fixture.send("GET", "\(path)\(candidate)/compare/?baseline=\(baseline)")
        #expect(comparison.status == 200)
        #expect(comparison["baseline"]?.string == baseline && comparison["candidate"]?.string == candidate)
        #expect(comparison["warnings"]?.elements.count == 0)
        let row = try #require(comparison["evaluations"]?.elements.first)
        #expect(
            row.members.map(\.key) == [
                "evaluation", "name", "test", "p_value", "improved", "regressed", "unchanged", "unpaired", "difference", "difference_low",
                "difference_high", "needed_more", "sentence",
            ])
        #expect(row["sentence"]?.string == "answer: +9 fixed, −1 broken of 40 pairs, p = 0.021: better.")
        #expect(row["test"]?.string == "mcnemar_exact")
        #expect([row["improved"], row["regressed"], row["unchanged"], row["unpaired"]].map { $0?.integer } == [9, 1, 30, 0])
        #expect(row["difference"]?.double == 0.2)
        #expect(try #require(row["difference_low"]?.double) > 0)
        #expect(row["needed_more"]?.isNull == true)
    }

    @Test func listsWhatChanged() throws {
        let (baseline, candidate) = try runs()
        let page = fixture.send("GET", "\(path)\(candidate)/compare/items/?baseline=\(baseline)&change=regressed")
        #expect(page["count"]?.isNull == true && page["next"]?.isNull == true)
        let rows = try #require(page["results"]?.elements)
        #expect(rows.count == 1)
        #expect(rows[0].members.map(\.key) == ["dataset_item", "baseline_item", "external_id", "trial", "baseline", "candidate"])
        #expect(rows[0]["dataset_item"]?.string == rows[0]["baseline_item"]?.string)
        #expect(rows[0]["external_id"]?.string == "k39")
        #expect(rows[0]["baseline"]?.compact.text == #"{"outcome":"verdict","result":true,"passed":true,"reasoning":"it is"}"#)
        #expect(rows[0]["candidate"]?.compact.text == #"{"outcome":"verdict","result":false,"passed":false,"reasoning":"it is not"}"#)
    }

    @Test func pagesThroughWhatChanged() throws {
        let (baseline, candidate) = try runs()
        var link: String? = "\(path)\(candidate)/compare/items/?baseline=\(baseline)&evaluation=\(evaluation)&change=improved&limit=4"
        var sizes: [Int] = []
        var ids: [String?] = []
        while let target = link {
            let page = fixture.send("GET", target)
            let rows = try #require(page["results"]?.elements)
            sizes.append(rows.count)
            ids += rows.map { $0["external_id"]?.string }
            link = page["next"]?.string.map { String($0.dropFirst("http://localhost".count)) }
        }
        #expect(sizes == [4, 4, 1])
        #expect(ids == (1...9).map { "k\($0)" })
    }

    /// The runner computes long comparisons in the background and caches them.
    @Test func largeRunsAreComparedInTheBackground() throws {
        let large = try fixture.dataset("large")
        let adding = try #require(try fixture.store.beginImport(into: large.id, in: 1, by: fixture.user, upserting: false))
        for _ in 0..<6 { _ = try adding.append(Array(repeating: DatasetItem.Content(), count: 1000)) }
        _ = try adding.publish()
        let runs = try [true, false].map { passes in
            let made = fixture.send("POST", path, #"{"dataset": "\#(large.id)", "evaluations": ["\#(evaluation)"]}"#)
            let id = try #require(made["id"]?.string.flatMap { ID<BatchRun>($0) })
            let outcomes = (0..<6000).map { index in
                let isGood = passes || index >= 10
                return CellOutcome.verdict(isGood ? .yes("it is") : .no("it is not"), passed: isGood)
            }
            try fixture.record(outcomes, of: large.id, revision: 1, in: id)
            try fixture.settle(id)
            return id
        }
        let target = "\(path)\(runs[1])/compare/?baseline=\(runs[0])"
        for _ in 1...2 {
            let waiting = fixture.send("GET", target)
            #expect(waiting.status == 202)
            #expect(waiting.text == #"{"status":"computing","done":0,"total":12000}"#)
            #expect(waiting.headers["Retry-After"] == "1")
        }
        try fixture.api.runner.start()
        var answer = fixture.send("GET", target)
        try eventually("the runs are compared") {
            answer = fixture.send("GET", target)
            return answer.status != 202
        }
        fixture.api.runner.stop()
        #expect(answer.status == 200)
        let row = try #require(answer["evaluations"]?.elements.first)
        #expect([row["improved"], row["regressed"], row["unchanged"], row["unpaired"]].map { $0?.integer } == [0, 10, 5990, 0])
        // The result is cached until one of the runs changes.
        #expect(fixture.send("GET", target).text == answer.text)
        try fixture.settle(runs[1], from: .completed, as: .paused)
        _ = try fixture.store.requeueBatchRun(runs[1], RequeueRequest(retryingErrors: false))
        #expect(fixture.send("GET", target).text == answer.text)
        try fixture.settle(runs[1], as: .cancelled)
        #expect(fixture.send("GET", target).status == 202)
    }

    @Test func keepsProjectsApart() throws {
        let (baseline, candidate) = try runs()
        let otherProject = try fixture.store.createProject(
            name: "three", captureToken: "phc_three", organization: fixture.store.findOrCreateOrganization(named: "default").id)
        let otherDataset = try fixture.store.createDataset(NewDataset(name: "d"), in: otherProject.number, by: fixture.user)
        let otherEvaluation = try fixture.store.createEvaluation(
            NewEvaluation(
                name: "answer", description: "", enabled: true,
                definition: Evaluation.Definition(
                    type: "json_valid", config: .emptyObject, outputType: "boolean", outputConfig: .emptyObject, model: nil),
                conditions: .emptyArray, deleted: false), in: otherProject.number, by: fixture.user)
        let made = fixture.send(
            "POST", "/api/projects/\(otherProject.number)/batch_runs/",
            #"{"dataset": "\#(otherDataset.id)", "evaluations": ["\#(otherEvaluation.id)"]}"#)
        let other = try #require(made["id"]?.string)
        #expect(fixture.send("GET", "\(path)\(other)/compare/?baseline=\(baseline)").status == 404)
        for endpoint in ["compare/", "compare/items/"] {
            let refused = fixture.send("GET", "\(path)\(candidate)/\(endpoint)?baseline=\(other)")
            #expect(refused.status == 400)
            #expect(refused["code"]?.string == "does_not_exist" && refused["attr"]?.string == "baseline")
        }
    }
}
