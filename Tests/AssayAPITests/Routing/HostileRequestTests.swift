import AssayDomain
import FastCGI
import Testing

@testable import AssayAPI

/// Random bytes get a 4xx with an error object or a success, but never a 5xx.
@Suite struct HostileRequestTests {
    private static let paths = [
        "/api/projects/1/datasets/", "/api/projects/1/dataset_items/", "/api/projects/1/evaluations/", "/api/projects/1/batch_runs/",
        "/api/projects/1/datasets/<id>/", "/api/projects/1/datasets/<id>/items/import/", "/api/projects/1/datasets/<id>/items/export/",
        "/api/projects/1/batch_runs/<id>/results/export/",
        "/api/projects/%00/datasets/", "/api/projects/99999999999999999999/datasets/", "/api/organizations/%FF/", "/%",
        "/api/projects/1/datasets/%7B<id>%7D",
    ]
    private static let types = [
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=X", "multipart/form-data; boundary=",
        "application/x-ndjson", "text/csv", "", "\u{0}",
    ]
    private static let queries = [
        "", "limit=%FF", "limit=-9223372036854775808&offset=9223372036854775807", "search=%C3%28%ED%A0%80", "id__in=,,%00",
        "order_by=%F0%9F%98%80",
        "dataset=%FF", "&&&=&=%", "on_error=skip", "key=external_id", "enabled=%", "output=%FF", "revision=-9223372036854775809",
    ]
    private static let pieces: [String] = [
        "{", "}", "[", "]", "\"name\"", ":", ",", "\"\\ud800\"", "\"\\u0000\"", "null", "1e999", "-0", "\"dataset\"", "\"input\"", "\r\n",
        "--X",
        "--X--", "Content-Disposition: form-data; name=\"name\"", "\r\n\r\n", "name=", "&", "%FF", "\"\"\"", "input,output\n", "\u{feff}",
        "\"metadata\"", "\"evaluation_config\"", "\"conditions\"", "metadata={", "deleted=\u{0}",
    ]

    @Test func neverBreaksTheServer() throws {
        let fixture = try APIFixture()
        let id = try fixture.dataset().id.description
        var random = RandomChoices(state: 42)
        for _ in 0..<4000 {
            let path = random.pick(Self.paths).split(separator: "<id>", omittingEmptySubsequences: false).joined(separator: id)
            var body = (0..<random.below(12)).flatMap { _ in Array(random.pick(Self.pieces).utf8) }
            if random.below(3) == 0 { body.append(UInt8(random.below(256))) }
            let method = random.pick(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "get", ""])
            let target = "\(path)?\(random.pick(Self.queries))"
            let type = random.pick(Self.types)
            let answer = fixture.send(method, target, type: type, body: BytesBody(body))
            #expect(answer.status < 500, "\(method) \(target) \(type) \(body)")
            if answer.status >= 400, !answer.text.isEmpty { #expect(answer["attr"] != nil, "\(answer.text)") }
        }
    }
}

/// A seeded random generator (from Numerical Recipes), so that a failure can be reproduced.
private struct RandomChoices {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func pick(_ words: [String]) -> String { words[below(words.count)] }
}
