import AssayStore
import FastCGI
import JSON
import Testing

@testable import AssayAPI

@Suite struct OrderOfChecksTests {
    private let datasets = "/api/projects/1/datasets/"
    private let noAuthorization = ["authorization": ""]

    @Test func theRouteComesFirst() throws {
        #expect(try APIFixture().send("GET", "/api/projects/1/nosuch/", headers: noAuthorization).detail == "Endpoint not found.")
    }

    @Test(arguments: ["", "Basic abc", "Bearer", "Bearer ", "Bearer  x", "phx_abc", "Bearerphx_abc"])
    func thenAKeyIsRequired(header: String) throws {
        let answer = try APIFixture().send("POST", datasets, headers: ["authorization": header], body: BytesBody(Array("{bad".utf8)))
        #expect(answer.status == 401)
        #expect(answer["code"]?.string == "not_authenticated")
    }

    @Test(arguments: ["Bearer phx_wrong", "bearer   phx_wrong", "Bearer pha_x y"])
    func thatMustBeKnown(header: String) throws {
        #expect(try APIFixture().send("GET", datasets, headers: ["authorization": header])["code"]?.string == "authentication_failed")
    }

    @Test func thenTheProjectThenTheScopeThenMembership() throws {
        let fixture = try APIFixture(scopes: ["dataset:read"])
        #expect(fixture.send("POST", "/api/projects/99/datasets/", "{bad").detail == "Project not found.")
        #expect(fixture.send("POST", "/api/projects/abc/datasets/", "{bad").detail == "Project not found.")
        #expect(fixture.send("POST", "/api/projects/2/datasets/", "{bad").detail == "API key missing required scope 'dataset:write'")
        #expect(fixture.send("GET", "/api/projects/2/datasets/").detail == "You don't have access to the project.")
    }

    @Test func thenTheMethodThenTheBodyThenTheFiltersThenTheRow() throws {
        let fixture = try APIFixture()
        #expect(fixture.send("PUT", datasets, "{bad").status == 405)
        #expect(fixture.send("TRACE", datasets).detail == "Method \"TRACE\" not allowed.")
        let unknown = datasets + "01234567-89ab-7def-8123-456789abcdef/"
        #expect(fixture.send("PATCH", unknown, "{bad").status == 400)
        #expect(fixture.send("PATCH", unknown, "[1]").status == 404)
        #expect(fixture.send("PATCH", unknown, #"{"name": null}"#).status == 404)
        #expect(fixture.send("DELETE", datasets + "nope/").text == "")
        #expect(fixture.send("GET", datasets + "?order_by=x&search=%00&id__in=y")["attr"]?.string == "id__in")
    }

    @Test func optionsNeedTheReadScope() throws {
        let answer = try APIFixture(scopes: ["dataset:read"]).send("OPTIONS", datasets)
        #expect(answer.status == 200)
        #expect(answer.headers["Allow"] == "GET, POST, HEAD, OPTIONS")
        #expect(try APIFixture(scopes: ["evaluation:read"]).send("OPTIONS", datasets).status == 403)
    }

    @Test func aStoreThatCannotAnswerIsSaidInASentence() throws {
        let fixture = try APIFixture()
        fixture.store.close()
        let answer = fixture.send("GET", datasets)
        #expect(answer.status == 503)
        #expect(answer.detail == StoreError.closed.sentence)
        #expect(answer["error_event_id"]?.string == "request-1")
    }

    @Test func anotherBodyThanOfTextIsRefused() throws {
        let fixture = try APIFixture()
        #expect(fixture.send("POST", datasets, type: "text/plain", "x").detail == "Unsupported media type \"text/plain\" in request.")
        #expect(fixture.send("POST", datasets, type: "text/plain", "")["code"]?.string == "required")
        var limits = API.Limits()
        limits.body = 10
        #expect(try APIFixture(limits: limits).send("POST", datasets, #"{"name": "abc"}"#)["code"]?.string == "request_entity_too_large")
    }
}
