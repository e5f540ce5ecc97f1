import Testing

@testable import AssayAPI

@Suite struct MediaTypeTests {
    @Test(arguments: [
        nil, "", "*/*", "application/*", "application/json", "Application/JSON; indent=4", "text/html, */*;q=0.1",
        "text/html,application/json", ";;, application/json",
    ])
    func letsJSONThrough(accept: String?) {
        #expect(MediaType.isAccepted(["application/json"], by: accept))
    }

    @Test(arguments: ["text/html", "text/*", "application/xml", "application/json;q=0", "application/jsonx", ";", "garbage", "app/*"])
    func excludesJSON(accept: String) {
        #expect(!MediaType.isAccepted(["application/json"], by: accept))
    }

    @Test func readsParameters() {
        let type = MediaType("multipart/Form-Data; charset=x; Boundary=\"a;b\"")
        #expect(type.essence == "multipart/form-data")
        #expect(type.parameter("charset") == "x")
        #expect(MediaType("multipart/form-data;boundary=\"ab\"").parameter("boundary") == "ab")
        #expect(MediaType("a/b; boundary=\"").parameter("boundary") == "\"")
    }
}
