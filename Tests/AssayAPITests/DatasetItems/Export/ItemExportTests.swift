import AssayDomain
import JSON
import Testing

@testable import AssayAPI

@Suite struct ItemExportTests {
    private let fixture: APIFixture

    init() throws { fixture = try APIFixture() }

    private func content(_ input: String?, metadata: String? = nil, id: String? = nil) -> DatasetItem.Content {
        DatasetItem.Content(input: input.map(JSONText.init(compact:)), metadata: metadata.map(JSONText.init(compact:)), externalID: id)
    }

    private func csv(_ contents: DatasetItem.Content...) throws -> [String] {
        let answer = fixture.export(try fixture.dataset(of: contents).id, "?output=csv")
        #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
        return answer.text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func textsMakeATableThatPeopleRead() throws {
        var content = content(#""2+2""#, metadata: #"{"topic":"sums","level":"easy"}"#, id: "k1")
        content.output = JSONText(compact: #""4, \"four\"\n""#)
        content.refTimestamp = try Timestamp(text: "2019-08-24T14:15:22.000001Z")
        #expect(
            try csv(content, self.content(#""""#, metadata: #"{"topic":"é"}"#)) == [
                "input,output,expected,external_id,metadata.topic,metadata.level,ref_trace_id,ref_timestamp,ref_source_id",
                "2+2,\"4, \"\"four\"\"\n\",,k1,sums,easy,,2019-08-24T14:15:22.000001Z,", "\"\",,,,é,,,,", "",
            ])
    }

    @Test func aColumnWithAnythingElseIsJSON() throws {
        #expect(
            try csv(content("1.0", metadata: #"{"n":1,"t":"x"}"#), content(#""a""#, metadata: #"{"n":null,"t":"=1"}"#)) == [
                "input:json,output,expected,external_id,metadata.n:json,metadata.t,ref_trace_id,ref_timestamp,ref_source_id",
                "1.0,,,,1,x,,,", "\"\"\"a\"\"\",,,,null,=1,,,", "",
            ])
    }

    @Test(arguments: [
        "{}", "[]", "7", #"{"":1}"#, #"{"x ":1}"#, #"{"b":1,"a":1}"#, #"{"\ud800":1}"#, #"{"a":1,"\u00e9":1,"e\u0301":2}"#,
    ])
    func metadataThatFitsNoColumnsStaysWhole(metadata: String) throws {
        let header = try csv(content("1", metadata: #"{"a":1,"b":2}"#), content("1", metadata: metadata))[0]
        #expect(header == "input:json,output,expected,external_id,metadata:json,ref_trace_id,ref_timestamp,ref_source_id")
    }

    @Test func metadataOfVeryManyKeysStaysWhole() throws {
        let members = (0..<101).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(try csv(content("1", metadata: "{\(members)}"))[0].contains(",metadata:json,"))
    }

    @Test func aKeyThatEndsLikeTheMarkOfJSONKeepsItsEnd() throws {
        #expect(try csv(content("1", metadata: #"{"a:json":"x"}"#))[0].contains(",metadata.a:json:json,"))
    }

    @Test func aTableOfNothingHasItsHeader() throws {
        let empty = try fixture.dataset()
        let answer = fixture.export(empty.id, "?output=csv")
        #expect(answer.text == "input,output,expected,external_id,ref_trace_id,ref_timestamp,ref_source_id\r\n")
        #expect(fixture.export(empty.id).text == "")
    }

    @Test(arguments: ["ndjson", "csv"], [true, false])
    func whatGoesOutComesBackTheSame(output: String, isPlain: Bool) throws {
        for seed in 1...40 as ClosedRange<UInt64> {
            var generator = ContentGenerator(seed: seed, isPlain: isPlain)
            let contents = generator.contents(seed.isMultiple(of: 10) ? 1500 : 1 + Int(seed) % 7)
            let dataset = try fixture.dataset(of: contents, named: "d")
            let copy = try fixture.copy(fixture.export(dataset.id, "?output=\(output)"))
            #expect(copy.response.status == 200, "seed \(seed): \(copy.response.text)")
            let back = try fixture.contents(of: copy.dataset)
            #expect(back.count == contents.count, "seed \(seed)")
            if let (left, right) = zip(contents, back).first(where: { $0 != $1 }) {
                Issue.record("seed \(seed): \(left) came back as \(right)")
            }
        }
    }

    @Test func anItemWithoutAnyValueComesBack() throws {
        let contents = [content(#""a""#), DatasetItem.Content(), content(#"" ""#), content("\"\u{a0}\"")]
        let export = fixture.export(try fixture.dataset(of: contents).id, "?output=csv")
        #expect(export.text.hasPrefix("input:json,") && export.text.contains("\r\nnull,,,,,,\r\n"), "\(export.text)")
        #expect(try fixture.contents(of: fixture.copy(export).dataset) == contents)
        let blanks = Array(contents[2...])
        let texts = fixture.export(try fixture.dataset(of: blanks, named: "texts").id, "?output=csv")
        #expect(try fixture.contents(of: fixture.copy(texts, named: "back").dataset) == blanks)
    }

    @Test func whatWasSpelledOtherwiseComesBackAsTheSameValue() throws {
        let dataset = try fixture.dataset(of: [content(#""\u0041\/\ud83d\ude00""#, metadata: #"{"\u0061":"\u0062"}"#)])
        let copy = try fixture.copy(fixture.export(dataset.id, "?output=csv"))
        #expect(try fixture.contents(of: copy.dataset) == [content(#""A/😀""#, metadata: #"{"a":"b"}"#)])
    }

    @Test func aRevisionStaysAsItWas() throws {
        let dataset = try fixture.dataset(of: [content("1", id: "a"), content("2", id: "b"), content("3", id: "c")]).id
        let before = fixture.export(dataset)
        let ids = before.text.split(separator: "\n").map { line in (try? JSONValue(parsing: Array(line.utf8))["id"]?.string) ?? "" }
        let items = "/api/projects/1/dataset_items"
        #expect(fixture.send("PATCH", "\(items)/\(ids[0])/", #"{"input": 10}"#).status == 200)
        #expect(fixture.send("PATCH", "\(items)/\(ids[1])/", #"{"deleted": true}"#).status == 200)
        #expect(fixture.send("POST", "\(items)/", #"{"dataset": "\#(dataset)", "input": 4}"#).status == 201)
        #expect(fixture.export(dataset, "?revision=1").text == before.text)
        #expect(fixture.export(dataset, "?revision=0").text == "")
        let inputs = { (revision: Int64) in try fixture.contents(of: dataset, revision: revision).map { $0.input?.text } }
        #expect(try inputs(2) == ["10", "2", "3"])
        for revision in 1...4 as ClosedRange<Int64> {
            let copy = try fixture.copy(fixture.export(dataset, "?revision=\(revision)&output=csv"))
            #expect(try fixture.contents(of: copy.dataset).map { $0.input?.text } == inputs(revision))
        }
        #expect(fixture.export(dataset).text == fixture.export(dataset, "?revision=4").text)
    }

    @Test(arguments: ["2", "-1", "x", "1.0", "99999999999999999999"])
    func namesThePresentRevisionWhereThereIsNoOther(revision: String) throws {
        let answer = fixture.export(try fixture.dataset(of: [content("1")]).id, "?revision=\(revision)")
        #expect(answer.status == 400 && answer["attr"]?.string == "revision")
        #expect(answer.detail == "There is no revision \(revision): the present one is 1, the first 0.")
    }

    @Test(arguments: [
        ("", "*/*", "ndjson"), ("", "application/json", "ndjson"), ("", "text/csv", "csv"), ("", "text/csv, */*;q=0.1", "csv"),
        ("", "text/*", "csv"), ("", "text/csv, application/x-ndjson", "ndjson"), ("?output=csv", "application/json", "csv"),
        ("?output=ndjson", "text/csv", "ndjson"), ("?output=", "text/csv", "csv"),
    ])
    func isWrittenAsTheClientLikes(query: String, accept: String, format: String) throws {
        let dataset = try fixture.dataset()
        let answer = fixture.export(dataset.id, query, headers: ["accept": accept])
        #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"dataset-\(dataset.id)-revision-0.\(format)\"")
    }

    @Test func knowsNoOtherOutput() throws {
        let answer = fixture.export(try fixture.dataset().id, "?output=xml")
        #expect(answer.status == 400 && answer["attr"]?.string == "output" && answer["code"]?.string == "invalid_choice")
        #expect(answer.detail == "\"xml\" is not a valid choice. Use ndjson or csv.")
    }
}
