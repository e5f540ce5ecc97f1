import Testing

@testable import Hog

@Suite struct NetworkFunctionTests {
    @Test(arguments: [
        Call("base64Encode", "é😀?>", gives: "'w6nwn5iAPz4='"), Call("base64Encode", "", gives: "''"),
        Call("base64Encode", "ab", gives: "'YWI='"),
        Call("base64Encode", "a", gives: "'YQ=='"), Call("base64Encode", "abc", gives: "'YWJj'"),
        Call("base64Encode", nil, gives: "AttributeError: 'NoneType' object has no attribute 'encode'"),
        Call("base64Decode", "w6nwn5iAPz4=", gives: "'é😀?>'"), Call("base64Decode", "YQ==YQ==", gives: "'a'"),
        Call("base64Decode", " Y\nQ=é=", gives: "'a'"), Call("base64Decode", "====", gives: "''"), Call("base64Decode", "é", gives: "''"),
        Call("base64Decode", "YWJj====", gives: "'abc'"), Call("base64Decode", "YQ==a", gives: "'a'"),
        Call("base64Decode", "YWJ=j", gives: "'ab'"),
        Call("base64Decode", "YWI", gives: "Error: Incorrect padding"), Call("base64Decode", "Y=Q=", gives: "Error: Incorrect padding"),
        Call("base64Decode", "YQ=", gives: "Error: Incorrect padding"),
        Call(
            "base64Decode", "YWJjZ",
            gives: "Error: Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4"),
        Call(
            "base64Decode", "Y",
            gives: "Error: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4"),
        Call(
            "base64Decode", "abcd",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xb7 in position 1: invalid start byte"),
        Call(
            "base64Decode", "YWLDeg==",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 2: invalid continuation byte"),
        Call(
            "base64Decode", "YWLiggo=",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 2-3: invalid continuation byte"),
        Call(
            "base64Decode", "8J+Y",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data"),
        Call("base64Decode", 5, gives: "AttributeError: 'int' object has no attribute 'encode'"),
        Call("tryBase64Decode", "YWI=", gives: "'ab'"), Call("tryBase64Decode", "YWI", gives: "null"),
        Call("tryBase64Decode", "abcd", gives: "null"), Call("tryBase64Decode", nil, gives: "null"),
    ])
    func codesBase64(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("encodeURLComponent", "é~ /-_.ü😀+&=", gives: "'%C3%A9~%20%2F-_.%C3%BC%F0%9F%98%80%2B%26%3D'"),
        Call("encodeURLComponent", "", gives: "''"), Call("encodeURLComponent", "aZ09!'()*", gives: "'aZ09%21%27%28%29%2A'"),
        Call("encodeURLComponent", nil, gives: "TypeError: quote_from_bytes() expected bytes"),
        Call("encodeURLComponent", 5, gives: "TypeError: quote_from_bytes() expected bytes"),
        Call("decodeURLComponent", "%C3%a9+%zz%4%", gives: "'é+%zz%4%'"), Call("decodeURLComponent", "%e2%82é", gives: "'\u{fffd}é'"),
        Call("decodeURLComponent", "%00", gives: "'\\0'"),
        Call("decodeURLComponent", nil, gives: "TypeError: argument of type 'NoneType' is not iterable"),
        Call("decodeURLComponent", 1.5, gives: "TypeError: argument of type 'float' is not iterable"),
        Call("decodeURLComponent", [], gives: "AttributeError: 'list' object has no attribute 'split'"),
        Call("tryDecodeURLComponent", "a%20b", gives: "'a b'"), Call("tryDecodeURLComponent", "a%2", gives: "null"),
        Call("tryDecodeURLComponent", "100%", gives: "null"), Call("tryDecodeURLComponent", "%FF", gives: "'\u{fffd}'"),
        Call("tryDecodeURLComponent", "", gives: "''"), Call("tryDecodeURLComponent", nil, gives: "null"),
        Call("tryDecodeURLComponent", 0, gives: "0"),
        Call("tryDecodeURLComponent", 5, gives: "TypeError: expected string or bytes-like object, got 'int'"),
    ])
    func codesURLs(call: Call) throws { try call.check() }

    private static let addresses: [(String, String, Bool)] = [
        ("10.1.2.3", "10.0.0.0/8", true), ("11.1.2.3", "10.0.0.0/8", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.9.9.9/8", true), ("1.2.3.4", "0.0.0.0/0", true), ("10.1.2.3", "10.0.0.0/255.0.0.0", true),
        ("10.1.2.3", "10.0.0.0/0.255.255.255", true), ("10.1.2.3", "10.0.0.0/255.0.255.0", false), ("10.1.2.3", "10.0.0.0/33", false),
        ("10.1.2.3", "10.0.0.0/08", true), ("10.1.2.3", "10.0.0.0/+8", false), ("10.1.2.3", "10.0.0.0/8/8", false),
        ("10.1.2.03", "10.0.0.0/8", false), ("10.1.2", "10.0.0.0/8", false), ("10.1.2.256", "10.0.0.0/8", false),
        ("10.1.2.3 ", "10.0.0.0/8", false), ("10.1.2.3/8", "10.0.0.0/8", false), ("", "10.0.0.0/8", false), ("10.1.2.3", "", false),
        ("2001:db8::1", "2001:db8::/32", true), ("2001:db9::1", "2001:db8::/32", false), ("::1", "::/0", true), ("::1", "0.0.0.0/0", false),
        ("::ffff:10.1.2.3", "::ffff:0:0/96", true), ("10.1.2.3", "::ffff:0:0/96", false), ("fe80::1%eth0", "fe80::/10", true),
        ("fe80::1%", "fe80::/10", false), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8/128", true), ("1:2:3:4:5:6:7", "::/0", false),
        ("1::2::3", "::/0", false), (":::", "::/0", false), (":1:2:3:4:5:6:7", "::/0", false), ("1:2:3:4:5:6:7::", "::/0", true),
        ("::2:3:4:5:6:7:8", "::/0", true), ("1:2:3:4::5:6:7:8", "::/0", false), ("12345::", "::/0", false), ("g::", "::/0", false),
        ("::1", "::/129", false), ("::1", "::1", true), ("2001:DB8::1", "2001:db8::/ffff::", false),
    ]

    @Test(arguments: addresses)
    func knowsAddresses(address: String, range: String, isInside: Bool) throws {
        try Call("isIPAddressInRange", .text(address), .text(range), gives: "\(isInside)").check()
    }

    @Test(arguments: [Sample.null, 5, []])
    func whatIsNoTextIsNoAddress(value: Sample) throws {
        try Call("isIPAddressInRange", value, "0.0.0.0/0", gives: "false").check()
        try Call("isIPAddressInRange", "1.2.3.4", value, gives: "false").check()
    }

    @Test func identifiersAreRandomAndOfTheFourthVersion() throws {
        let made = try (0..<50).map { _ in try Call("generateUUIDv4").outcome() }
        #expect(Set(made).count == 50)
        for text in made {
            #expect(text.wholeMatch(of: /'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'/) != nil)
        }
    }

    @Test(arguments: ["sleep", "run"])
    func whatHoldsAWorkerIsNotAllowed(name: String) throws {
        try Call(name, 0, gives: "HogVMException: Function \(name) is not allowed here").check()
        #expect(Limits.forbidden.contains(name))
    }
}
