import AssayDomain
import AssayStore
import JSON
import Testing

@testable import AssayAPI

/// Results with the items that were judged.
@Suite struct ExpandedResultTests {
    private let fixture: APIFixture

    init() throws { fixture = try APIFixture() }

    /// A run in which all these items passed.
    private func run(over contents: [DatasetItem.Content]) throws -> (run: BatchRun, path: String) {
        let dataset = try fixture.dataset(of: contents)
        let evaluation = fixture.send(
            "POST", "/api/projects/1/evaluations/",
            #"{"name": "odd, or not", "evaluation_type": "regex", "output_type": "boolean", "evaluation_config": {"pattern": "x"}}"#)
        let made = fixture.send(
            "POST", "/api/projects/1/batch_runs/",
            #"{"dataset": "\#(dataset.id)", "evaluations": ["\#(evaluation["id"]?.string ?? "")"]}"#)
        let run = try #require(try made["id"]?.string.flatMap { ID<BatchRun>($0) }.flatMap { try fixture.store.batchRun($0, in: 1) })
        let outcomes = contents.map { _ in CellOutcome.verdict(.yes("it does"), passed: true) }
        try fixture.record(outcomes, of: dataset.id, revision: 1, in: run.id)
        return (run, "/api/projects/1/batch_runs/\(run.id)/results/")
    }

    private static func content(_ number: Int, _ output: String = #""o""#) -> DatasetItem.Content {
        DatasetItem.Content(
            input: JSONText(compact: #"{"q":\#(number)}"#), output: JSONText(compact: output), expected: JSONText(compact: "1.0"),
            metadata: JSONText(compact: #"{"a":"b, c"}"#), externalID: "q\(number)")
    }

    private static func lines(_ answer: TestResponse) throws -> [JSONValue] {
        try answer.text.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    }

    @Test func aResultNamesItsItemAndItsEvaluation() throws {
        let (run, path) = try run(over: [Self.content(0), DatasetItem.Content()])
        for rows in [fixture.send("GET", path)["results"]?.elements ?? [], try Self.lines(fixture.send("GET", "\(path)export/"))] {
            #expect(rows.map { $0["external_id"]?.string } == ["q0", nil])
            #expect(rows.allSatisfy { $0["evaluation_name"]?.string == "odd, or not" && $0["item"] == nil })
            #expect(rows.allSatisfy { $0["evaluation"]?.string == run.evaluations[0].id.description })
        }
        let table = fixture.send("GET", "\(path)export/?output=csv").text.split(separator: "\r\n")
        #expect(table[1].contains(",\"odd, or not\",") && table[1].contains(",q0,1,1,verdict,"))
    }

    @Test func theItemIsTheOneThatWasJudged() throws {
        let (_, path) = try run(over: [Self.content(0), Self.content(1), DatasetItem.Content()])
        let ids = try #require(fixture.send("GET", path)["results"]).elements.compactMap { $0["dataset_item"]?.string }
        #expect(fixture.send("PATCH", "/api/projects/1/dataset_items/\(ids[0])/", #"{"output": "new"}"#).status == 200)
        #expect(fixture.send("PATCH", "/api/projects/1/dataset_items/\(ids[1])/", #"{"deleted": true}"#).status == 200)
        let other = try fixture.dataset("other").id
        #expect(fixture.send("PATCH", "/api/projects/1/dataset_items/\(ids[1])/", #"{"dataset": "\#(other)"}"#).status == 200)
        let expected = [
            #"{"input":{"q":0},"output":"o","expected":1.0,"metadata":{"a":"b, c"}}"#,
            #"{"input":{"q":1},"output":"o","expected":1.0,"metadata":{"a":"b, c"}}"#,
            #"{"input":null,"output":null,"expected":null,"metadata":null}"#,
        ]
        let page = fixture.send("GET", "\(path)?expand=item")
        #expect(page["count"]?.integer == 3 && page["next"]?.isNull == true)
        for rows in [page["results"]?.elements ?? [], try Self.lines(fixture.send("GET", "\(path)export/?expand=item"))] {
            #expect(rows.map { $0["item"]?.compact.text } == expected)
            #expect(rows.allSatisfy { $0.members.last?.key == "item" })
        }
        let table = fixture.send("GET", "\(path)export/?expand=item&output=csv").text.split(separator: "\r\n")
        #expect(table[0].hasSuffix(",created_at,item.input:json,item.output:json,item.expected:json,item.metadata:json"))
        #expect(table[1].hasSuffix(#","{""q"":0}","""o""",1.0,"{""a"":""b, c""}""#))
        #expect(table[3].hasSuffix("Z,,,,"))
    }

    /// At most 8 MiB of items are in memory at a time.
    @Test func largeItemsMakeSmallPages() throws {
        let large = "\"" + String(repeating: "x", count: 3 << 20) + "\""
        let (_, path) = try run(over: (0..<7).map { Self.content($0, large) })
        var (keys, sizes): ([String?], [Int]) = ([], [])
        var next: String? = "\(path)?expand=item&limit=5"
        while let link = next {
            let page = fixture.send("GET", link.hasPrefix("http") ? String(link.dropFirst("http://localhost".count)) : link)
            keys += page["results"]?.elements.map { $0["external_id"]?.string } ?? []
            sizes.append(page["results"]?.elements.count ?? 0)
            next = page["next"]?.string
        }
        #expect(keys == (0..<7).map { "q\($0)" })
        #expect(sizes == [3, 3, 1])
        #expect(try Self.lines(fixture.send("GET", "\(path)export/?expand=item")).map { $0["external_id"]?.string } == keys)
        // Without items a page has as many rows as the client asked for.
        #expect(fixture.send("GET", "\(path)?limit=5")["results"]?.elements.count == 5)
    }

    @Test(arguments: ["items", "item,run", "true"]) func nothingElseIsAdded(expand: String) throws {
        let (_, path) = try run(over: [Self.content(0)])
        for list in [path, "\(path)export/"] {
            let answer = fixture.send("GET", "\(list)?expand=\(expand)")
            #expect(answer.status == 400 && answer["attr"]?.string == "expand" && answer["code"]?.string == "invalid_choice")
        }
        #expect(fixture.send("GET", "\(path)?expand=")["results"]?.elements.first?["item"] == nil)
    }
}
