import FastCGI
import NginxSupport
import Testing

@Suite(.enabled(if: Nginx.isInstalled, "nginx is not installed"))
struct ThroughNginxTests {
    @Test func passesOnWhatTheClientAsked() throws {
        try Front.with(handler: { request in
            text("\(request.method) \(request.path) [\(request.query)] \(request.scheme) \(request.host) \(request.header("x-one") ?? "-")")
        }) { front in
            let answer = try front.client.send("PUT", "/api/a%20b/?x=%41&y", headers: [("Host", "assay.example:81"), ("X-One", "1")])
            #expect(answer.status == 200)
            #expect(answer.text == "PUT /api/a%20b/ [x=%41&y] http assay.example:81 1")
        }
    }
}
