import FastCGI
import Testing

@Suite struct RequestTests {
    @Test func findsHeadersByTheirNameInLowerCase() {
        let request = Request(
            method: "GET", path: "/",
            headers: ["authorization": "Bearer a=b", "content-type": "text/csv", "x": "", "x-posthog-client": "mcp"])
        #expect(request.header("authorization") == "Bearer a=b")
        #expect(request.header("content-type") == "text/csv")
        #expect(request.header("x") == "")
        #expect(request.header("x-posthog-client") == "mcp")
        #expect(request.header("author") == nil)
        #expect(request.header("x-posthog") == nil)
        #expect(request.header("") == nil)
    }

    @Test func aHeaderHoldsNoSecondOne() {
        let request = Request(method: "GET", path: "/", headers: ["a": "1\u{0}HTTP_B=2"])
        #expect(request.header("a") == "1HTTP_B=2")
        #expect(request.header("b") == nil)
    }

    @Test(arguments: [(0, 0), (10, 10), (10, 100)])
    func readsABodyUpToItsLimit(count: Int, limit: Int) throws {
        let body = BytesBody([UInt8](repeating: 1, count: count))
        #expect(try body.bytes(limit: limit).count == count)
        #expect(try body.bytes(limit: limit) == [])
    }

    @Test func refusesABodyAboveItsLimit() {
        #expect(throws: BodyError.tooLarge(limit: 9)) { try BytesBody([UInt8](repeating: 1, count: 10)).bytes(limit: 9) }
    }
}
