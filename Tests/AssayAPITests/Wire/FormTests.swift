import Testing

@testable import AssayAPI

@Suite struct FormTests {
    @Test func decodesFields() throws {
        let fields = try FormField.parse(urlencoded: Array("a=b+c&%C3%A4=%F0%9F%98%80&empty=&bare&=x&p=100%&q=%zz&&a=2".utf8))
        #expect(
            fields == [
                FormField(name: "a", value: "b c"), FormField(name: "ä", value: "😀"), FormField(name: "empty", value: ""),
                FormField(name: "bare", value: ""), FormField(name: "", value: "x"), FormField(name: "p", value: "100%"),
                FormField(name: "q", value: "%zz"), FormField(name: "a", value: "2"),
            ])
        #expect(try form("a=1&a=2").string("a").value == "2")
    }

    @Test func refusesTextThatIsNotUTF8() {
        #expect(refusal { _ = try form("a=%FF%FE") }?.code == "parse_error")
        #expect(refusal { _ = try form("%C0%80=1") }?.code == "parse_error")
    }

    @Test func refusesMoreFieldsThanAFormHas() throws {
        #expect(try FormField.parse(urlencoded: Array(String(repeating: "a&", count: 1000).utf8)).count == 1000)
        #expect(refusal { _ = try form(String(repeating: "a&", count: 1001)) }?.code == "parse_error")
    }

    @Test func readsTheTextPartsOfAMultipartForm() throws {
        let body =
            "preamble\r\n--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\ntwo\r\n--X\r\n"
            + "content-type: text/plain\r\ncontent-disposition: form-data; name=b\r\n\r\n\r\n--X--\r\nepilogue"
        let fields = try FormField.parse(multipart: Array(body.utf8), boundary: "X")
        #expect(fields == [FormField(name: "a", value: "one\r\ntwo"), FormField(name: "b", value: "")])
    }

    @Test(arguments: [
        "", "--X", "--X\r\n", "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nopen", "--X\r\nno header\r\n--X--",
        "--X\r\nContent-Type: text/plain\r\n\r\nnameless\r\n--X--", "--X\r\nContent-Disposition: form-data; name=a\r\n\r\n\u{0}",
    ])
    func refusesABrokenMultipartForm(body: String) {
        #expect(refusal { _ = try FormField.parse(multipart: Array(body.utf8), boundary: "X") }?.code == "parse_error")
    }

    @Test func refusesAFile() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\nx\r\n--X--"
        #expect(refusal { _ = try FormField.parse(multipart: Array(body.utf8), boundary: "X") }?.attr == "a")
    }

    @Test func neverCrashesOnAnyBytes() {
        var random = SystemRandomNumberGenerator()
        let pieces: [[UInt8]] = [
            Array("--X".utf8), Array("\r\n".utf8), Array("\r\n\r\n".utf8), Array("--".utf8), Array("=&%".utf8), [0xff, 0, 0xc3],
        ]
        for _ in 0..<2000 {
            let body = (0..<8).flatMap { _ in pieces[Int(random.next() % 6)] }
            _ = refusal { _ = try FormField.parse(multipart: body, boundary: "X") }
            _ = refusal { _ = try FormField.parse(urlencoded: body) }
            _ = Query(String(decoding: body, as: UTF8.self)).parameters.count
        }
    }
}
