import Testing

@testable import Hog

@Suite struct NetworkFunctionTests {
    @Test(arguments: [
        LibraryCall("base64Encode", "é😀?>", gives: "'w6nwn5iAPz4='"), LibraryCall("base64Encode", "", gives: "''"),
        LibraryCall("base64Encode", "ab", gives: "'YWI='"),
        LibraryCall("base64Encode", "a", gives: "'YQ=='"), LibraryCall("base64Encode", "abc", gives: "'YWJj'"),
        LibraryCall("base64Encode", nil, gives: "AttributeError: 'NoneType' object has no attribute 'encode'"),
        LibraryCall("base64Decode", "w6nwn5iAPz4=", gives: "'é😀?>'"), LibraryCall("base64Decode", "YQ==YQ==", gives: "'a'"),
        LibraryCall("base64Decode", " Y\nQ=é=", gives: "'a'"), LibraryCall("base64Decode", "====", gives: "''"),
        LibraryCall("base64Decode", "é", gives: "''"),
        LibraryCall("base64Decode", "YWJj====", gives: "'abc'"), LibraryCall("base64Decode", "YQ==a", gives: "'a'"),
        LibraryCall("base64Decode", "YWJ=j", gives: "'ab'"),
        LibraryCall("base64Decode", "YWI", gives: "Error: Incorrect padding"),
        LibraryCall("base64Decode", "Y=Q=", gives: "Error: Incorrect padding"),
        LibraryCall("base64Decode", "YQ=", gives: "Error: Incorrect padding"),
        LibraryCall(
            "base64Decode", "YWJjZ",
            gives: "Error: Invalid base64-encoded string: number of data characters (5) cannot be 1 more than a multiple of 4"),
        LibraryCall(
            "base64Decode", "Y",
            gives: "Error: Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4"),
        LibraryCall(
            "base64Decode", "abcd",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xb7 in position 1: invalid start byte"),
        LibraryCall(
            "base64Decode", "YWLDeg==",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 2: invalid continuation byte"),
        LibraryCall(
            "base64Decode", "YWLiggo=",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 2-3: invalid continuation byte"),
        LibraryCall(
            "base64Decode", "8J+Y",
            gives: "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: unexpected end of data"),
        LibraryCall("base64Decode", 5, gives: "AttributeError: 'int' object has no attribute 'encode'"),
        LibraryCall("tryBase64Decode", "YWI=", gives: "'ab'"), LibraryCall("tryBase64Decode", "YWI", gives: "null"),
        LibraryCall("tryBase64Decode", "abcd", gives: "null"), LibraryCall("tryBase64Decode", nil, gives: "null"),
    ])
    func codesBase64(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("encodeURLComponent", "é~ /-_.ü😀+&=", gives: "'%C3%A9~%20%2F-_.%C3%BC%F0%9F%98%80%2B%26%3D'"),
        LibraryCall("encodeURLComponent", "", gives: "''"), LibraryCall("encodeURLComponent", "aZ09!'()*", gives: "'aZ09%21%27%28%29%2A'"),
        LibraryCall("encodeURLComponent", nil, gives: "TypeError: quote_from_bytes() expected bytes"),
        LibraryCall("encodeURLComponent", 5, gives: "TypeError: quote_from_bytes() expected bytes"),
        LibraryCall("decodeURLComponent", "%C3%a9+%zz%4%", gives: "'é+%zz%4%'"),
        LibraryCall("decodeURLComponent", "%e2%82é", gives: "'\u{fffd}é'"),
        LibraryCall("decodeURLComponent", "%00", gives: "'\\0'"),
        LibraryCall("decodeURLComponent", nil, gives: "TypeError: argument of type 'NoneType' is not iterable"),
        LibraryCall("decodeURLComponent", 1.5, gives: "TypeError: argument of type 'float' is not iterable"),
        LibraryCall("decodeURLComponent", [], gives: "AttributeError: 'list' object has no attribute 'split'"),
        LibraryCall("tryDecodeURLComponent", "a%20b", gives: "'a b'"), LibraryCall("tryDecodeURLComponent", "a%2", gives: "null"),
        LibraryCall("tryDecodeURLComponent", "100%", gives: "null"), LibraryCall("tryDecodeURLComponent", "%FF", gives: "'\u{fffd}'"),
        LibraryCall("tryDecodeURLComponent", "", gives: "''"), LibraryCall("tryDecodeURLComponent", nil, gives: "null"),
        LibraryCall("tryDecodeURLComponent", 0, gives: "0"),
        LibraryCall("tryDecodeURLComponent", 5, gives: "TypeError: expected string or bytes-like object, got 'int'"),
    ])
    func codesURLs(call: LibraryCall) throws { try call.check() }

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
        try LibraryCall("isIPAddressInRange", .text(address), .text(range), gives: "\(isInside)").check()
    }

    @Test(arguments: [ArgumentValue.null, 5, []])
    func whatIsNoTextIsNoAddress(value: ArgumentValue) throws {
        try LibraryCall("isIPAddressInRange", value, "0.0.0.0/0", gives: "false").check()
        try LibraryCall("isIPAddressInRange", "1.2.3.4", value, gives: "false").check()
    }

    @Test func identifiersAreRandomAndOfTheFourthVersion() throws {
        let made = try (0..<50).map { _ in try LibraryCall("generateUUIDv4").outcome() }
        #expect(Set(made).count == 50)
        for text in made {
            #expect(text.wholeMatch(of: /'[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'/) != nil)
        }
    }

    @Test(arguments: ["sleep", "run"])
    func whatHoldsAWorkerIsNotAllowed(name: String) throws {
        try LibraryCall(name, 0, gives: "HogVMException: Function \(name) is not allowed here").check()
        #expect(Limits.forbidden.contains(name))
    }
}
