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

    @Test(arguments: [
        (nil, "a/b"), ("*/*", "a/b"), ("a/c", "a/c"), ("a/b;q=0.5, a/c", "a/c"), ("a/*, a/c;q=0.9", "a/b"), ("a/*;q=0.5, a/c", "a/c"),
        ("*/*, a/b;q=0", "a/c"), ("*/*;q=0.2, a/*;q=0.1", "a/b"),
    ])
    func findsWhatIsWantedMost(accept: String?, type: String) {
        #expect(MediaType.preferred(among: ["a/b", "a/c"], by: accept) == type)
    }

    @Test func readsParameters() {
        let type = MediaType("multipart/Form-Data; charset=x; Boundary=\"a;b\"")
        #expect(type.essence == "multipart/form-data")
        #expect(type.parameter("charset") == "x")
        #expect(MediaType("multipart/form-data;boundary=\"ab\"").parameter("boundary") == "ab")
        #expect(MediaType("a/b; boundary=\"").parameter("boundary") == "\"")
    }
}
