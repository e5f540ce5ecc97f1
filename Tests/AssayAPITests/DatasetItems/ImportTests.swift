import AssayDomain
import FastCGI
import JSON
import Testing

@testable import AssayAPI

@Suite struct ImportTests {
    private static let ndjson = "application/x-ndjson"
    private let fixture: APIFixture
    private let items: String
    private let list: String

    init() throws {
        var limits = API.Limits()
        limits.importBody = 1 << 20
        fixture = try APIFixture(limits: limits)
        let dataset = try fixture.dataset()
        items = "/api/projects/1/datasets/\(dataset.id)/items"
        list = "/api/projects/1/dataset_items/?dataset=\(dataset.id)"
    }

    private func upload(_ body: String, _ query: String = "", type: String = ndjson) -> TestResponse {
        fixture.send("POST", "\(items)/import/\(query)", type: type, body)
    }

    @Test func oneTooManyAtATimeIsAskedToComeBack() throws {
        var limits = API.Limits()
        limits.imports = 1
        let fixture = try APIFixture(limits: limits)
        let target = "/api/projects/1/datasets/\(try fixture.dataset().id)/items/import/"
        var permit = fixture.api.imports.tryAcquire(for: 1)
        #expect(permit != nil)
        let refused = fixture.send("POST", target, type: Self.ndjson, #"{"input": 1}"#)
        #expect((refused.status, refused["code"]?.string) == (429, "throttled"))
        #expect(refused.headers["Retry-After"] == "10")
        permit = nil
        for _ in 0..<2 { #expect(fixture.send("POST", target, type: Self.ndjson, #"{"input": 1}"#).status == 200) }
    }

    private var count: Int? { fixture.send("GET", list)["count"]?.integer }

    private func export() -> [String] {
        fixture.send("GET", "\(items)/export/").text.split(separator: "\n").map { line in
            (try? JSONValue(parsing: Array(line.utf8))["input"]?.compact.text) ?? "?"
        }
    }

    @Test func importsEverythingAsOneRevision() throws {
        let lines = (0..<2500).map { "{\"input\": \($0), \"external_id\": \"k\($0)\"}" }
        let answer = upload(lines.joined(separator: "\n"))
        #expect(answer.status == 200)
        #expect(answer.text == #"{"created":2500,"updated":0,"skipped":0,"blank":0,"revision":1,"errors":[]}"#)
        #expect(count == 2500)
        #expect(export() == (0..<2500).map { "\($0)" })
    }

    @Test func oneBadRowRefusesAll() throws {
        let answer = upload("{\"input\": 1}\n{bad\n\n[]\n{\"input\": 2}")
        #expect(answer.status == 400)
        #expect(answer["type"]?.string == "validation_error")
        #expect(answer["errors"]?.elements.map { $0["line"]?.integer } == [2, 4])
        #expect(answer["errors"]?.elements[1]["detail"]?.string == "Invalid data. Expected a dictionary, but got list.")
        #expect(count == 0)
        #expect(upload("{}")["revision"]?.integer == 1)
    }

    @Test func badRowsCanBeSkipped() throws {
        let answer = upload("{\"input\": 1}\n{bad\n{\"input\": 2}", "?on_error=skip")
        #expect(answer.status == 200)
        #expect(answer["created"]?.integer == 2)
        #expect(answer["skipped"]?.integer == 1)
        #expect(answer["errors"]?.elements.map { $0["line"]?.integer } == [2])
        #expect(export() == ["1", "2"])
    }

    @Test func skippingEveryRowImportsNothing() {
        #expect(upload("{bad", "?on_error=skip").status == 400)
        #expect(upload("\n\n").detail == "Nothing was imported: the body has no rows.")
        #expect(upload("", type: "text/csv").status == 400)
        #expect(upload("input\n", type: "text/csv").status == 400)
    }

    @Test func reportsTheFirstHundredErrors() {
        let answer = upload(String(repeating: "{bad\n", count: 150))
        #expect(answer["errors"]?.elements.count == 100)
        let skipping = upload("{}\n" + String(repeating: "{bad\n", count: 150), "?on_error=skip")
        #expect(skipping["skipped"]?.integer == 150)
        #expect(skipping["errors"]?.elements.count == 100)
    }

    @Test func anItemIsFoundByItsKey() throws {
        let row = "{\"external_id\": \"a\", \"input\": 1}"
        #expect(upload(row)["created"]?.integer == 1)
        let again = upload(row)
        #expect(again.status == 400)
        #expect(again["errors"]?.elements[0]["attr"]?.string == "external_id")
        let upserted = upload("{\"external_id\": \"a\", \"input\": 2}\n{\"external_id\": \"b\", \"input\": 3}", "?key=external_id")
        #expect(upserted.text == #"{"created":1,"updated":1,"skipped":0,"blank":0,"revision":2,"errors":[]}"#)
        #expect(export() == ["2", "3"])
        #expect(upload("{\"input\": 4}", "?key=external_id")["errors"]?.elements[0]["detail"]?.string == "This field is required.")
        let repeated = upload("{\"external_id\": \"c\"}\n{\"external_id\": \"c\"}", "?key=external_id")
        #expect(repeated["errors"]?.elements.map { $0["line"]?.integer } == [2])
        #expect(count == 2)
    }

    @Test func importsCSVAndItsExport() throws {
        let csv = "input,expected,metadata.n:json,ref_timestamp\r\n\"a\nb\",x,1,2019-08-24\r\n"
        #expect(upload(csv, type: "text/csv; charset=utf-8")["created"]?.integer == 1)
        let export = fixture.send("GET", "\(items)/export/")
        #expect(export.headers["Content-Type"] == "application/x-ndjson")
        let line =
            #""input":"a\nb","output":null,"expected":"x","metadata":{"n":1},"external_id":null,"ref_trace_id":null,"#
            + #""ref_timestamp":"2019-08-24T00:00:00Z","ref_source_id":null}"# + "\n"
        #expect(export.text.hasSuffix(line))
        let other = try fixture.dataset("copy")
        let copied = fixture.send("POST", "/api/projects/1/datasets/\(other.id)/items/import/", type: Self.ndjson, export.text)
        #expect(copied["created"]?.integer == 1)
    }

    @Test func brokenQuotesRefuseTheirRowOnly() {
        let csv = "input,output\na,\"b\nc,d\n\"e\"f,g\nh,i\n"
        let refused = upload(csv, type: "text/csv")
        #expect(refused.status == 400)
        #expect(refused["errors"]?.elements.map { $0["line"]?.integer } == [2, 4])
        #expect(count == 0)
        let answer = upload(csv, "?on_error=skip", type: "text/csv")
        #expect((answer["created"]?.integer, answer["skipped"]?.integer) == (2, 2))
        #expect(export() == ["\"c\"", "\"h\""])
    }

    @Test func wrongHeadingsRefuseAll() {
        #expect(upload("input,\"output\na,b\n", "?on_error=skip", type: "text/csv").status == 400)
        let column = upload("inptu\na\n", type: "text/csv")
        #expect(column["errors"]?.elements[0]["attr"]?.string == "inptu")
        #expect(column["errors"]?.elements[0]["detail"]?.string?.hasPrefix("Unknown column \"inptu\". Use input, ") == true)
        #expect(count == 0)
    }

    @Test func rowsOfNothingAreLeftOutAndCounted() throws {
        let answer = upload(",,\ninput,output,expected\n,,\na,b,c\n , ,\n\n,\n", type: "text/csv")
        #expect(answer.text == #"{"created":1,"updated":0,"skipped":0,"blank":4,"revision":1,"errors":[]}"#)
        #expect(export() == ["\"a\""])
        let none = upload("input,output\n,\n", type: "text/csv")
        #expect(none.detail == "Nothing was imported: the body has only blank rows.")
        #expect(upload("external_id,input\n,\nk,1\n", "?key=external_id", type: "text/csv")["blank"]?.integer == 1)
    }

    @Test func everyBadLineIsListedInTheFilesOrder() {
        #expect(upload(#"{"external_id": "a"}"#).status == 200)
        let lines = [#"{"external_id": "a"}"#, "{bad", #"{"external_id": "b"}"#, #"{"external_id": "b"}"#, "[]"]
        for query in ["", "?on_error=skip"] {
            let answer = upload(lines.joined(separator: "\n"), query)
            #expect(answer["errors"]?.elements.map { $0["line"]?.integer } == [1, 2, 4, 5])
        }
        let many = (0..<500).map { $0 % 2 == 0 ? "{bad" : #"{"external_id": "a"}"# }.joined(separator: "\n")
        #expect(upload(many)["errors"]?.elements.map { $0["line"]?.integer } == (1...100).map { Optional($0) })
    }

    @Test func tablesHaveTheSeparatorThatIsNamed() {
        let tabs = upload("input\toutput\n\"a\tb\"\tc,d\n", type: "text/tab-separated-values")
        #expect(tabs["created"]?.integer == 1)
        for (delimiter, query) in [(";", ";"), (";", "%3B"), ("|", "%7C"), ("\t", "tab"), ("\t", "%09"), (",", "%2C")] {
            let csv = "input\(delimiter)output\na\(delimiter)b\n"
            #expect(upload(csv, "?delimiter=\(query)", type: "text/csv")["created"]?.integer == 1, "\(query)")
        }
        #expect(export().count == 7)
    }

    @Test(arguments: [("text/csv", ";;"), ("text/csv", "a"), ("text/csv", "%22"), ("text/csv", "é"), ("application/x-ndjson", ";")])
    func otherSeparatorsAreRefused(type: String, delimiter: String) {
        let answer = upload("{}", "?delimiter=\(delimiter)", type: type)
        #expect((answer.status, answer["attr"]?.string) == (400, "delimiter"))
    }

    @Test(arguments: ["?on_error=ignore", "?key=id"])
    func refusesAnUnknownWish(query: String) {
        #expect(upload("{}", query)["code"]?.string == "invalid_choice")
    }

    @Test func boundsTheBodyWhileItIsRead() {
        let endless = ChunkedBody(String(repeating: "{}\n", count: 400_000), piece: 65_536)
        #expect(fixture.send("POST", "\(items)/import/", type: Self.ndjson, body: endless).status == 413)
        #expect(count == 0)
    }

    @Test func aBodyThatBreaksOffImportsNothing() {
        let broken = ChunkedBody("{}\n{}\n", piece: 3, announced: 100)
        #expect(fixture.send("POST", "\(items)/import/", type: Self.ndjson, body: broken)["code"]?.string == "parse_error")
        #expect(count == 0)
    }

    @Test func needsADatasetAndAFormat() throws {
        #expect(upload("{}", type: "application/json").status == 415)
        let nowhere = "/api/projects/1/datasets/01234567-89ab-7def-8123-456789abcdef/items/import/"
        #expect(fixture.send("POST", nowhere, type: Self.ndjson, "{}").status == 404)
        #expect(fixture.send("GET", "\(items)/import/").headers["Allow"] == "POST, OPTIONS")
    }

    @Test func exportsForAnyoneWhoTakesIt() {
        #expect(fixture.send("GET", "\(items)/export/", headers: ["accept": "application/x-ndjson"]).status == 200)
        #expect(fixture.send("GET", "\(items)/export/", headers: ["accept": "text/html"]).status == 406)
        #expect(fixture.send("HEAD", "\(items)/export/").text == "")
    }
}
