import JSON
import Testing

@Suite struct JSONDifferenceTests {
    private func difference(_ mine: String, _ theirs: String) throws -> JSONDifference? {
        try JSONValue(parsing: Array(mine.utf8)).difference(from: JSONValue(parsing: Array(theirs.utf8))) {}
    }

    private static let same: [(String, String)] = [
        ("1", "1.0"), ("100", "1e2"), ("1E+2", "100.000"), ("0.1", "1e-1"), ("-0", "0"), ("0e999999999999999999999999", "0"),
        ("-1.50", "-15e-1"), ("123456789012345678901234567890.10", "1234567890123456789012345678901e-1"), ("1e400", "10e399"),
        ("1e9999999999999999999999", "1e9999999999999999999999"), ("5e-0", "5"), ("1e00000000000000000000000002", "100"),
        (#"{"a":1,"b":[1,2]}"#, #"{"b":[1.0,2],"a":1}"#), (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#"{"\u0061":1}"#, #"{"a":1}"#),
        ("[]", " [ ] "),
        ("{}", "{}"), ("null", "null"), ("true", "true"), (#""\u00e9\/""#, #""é/""#), (#""\ud800""#, #""\uD800""#),
        (#""\ud83d\ude00""#, #""😀""#),
        (#"{"":{"x":[{"c":1,"d":2}]},"y":0}"#, #"{"y":0,"":{"x":[{"d":2,"c":1}]}}"#),
    ]

    @Test(arguments: same)
    func isNoneBetweenWhatIsTheSame(mine: String, theirs: String) throws {
        #expect(try difference(mine, theirs)?.pointer == nil)
        #expect(try difference(theirs, mine)?.pointer == nil)
    }

    private typealias Differing = (mine: String, theirs: String, pointer: String, left: String?, right: String?)
    private static let differing: [Differing] = [
        ("1", "2", "", "1", "2"), ("1", #""1""#, "", "1", #""1""#), ("0.1", "0.10000000000000000001", "", "0.1", "0.10000000000000000001"),
        ("1", "-1", "", "1", "-1"), ("1e2", "1e3", "", "1e2", "1e3"), ("true", "false", "", "true", "false"),
        ("null", "0", "", "null", "0"),
        ("[1,2]", "[2,1]", "/0", "1", "2"), ("[1,2]", "[1]", "/1", "2", nil), ("[1]", "[1,2]", "/1", nil, "2"),
        (#"{"a":1,"b":{"c":[0,{"d":5}]}}"#, #"{"b":{"c":[0,{"d":6}]},"a":1}"#, "/b/c/1/d", "5", "6"),
        (#"{"a":1,"b":2}"#, #"{"a":1}"#, "/b", "2", nil), (#"{"a":1}"#, #"{"b":2,"a":1}"#, "/b", nil, "2"),
        (#"{"a/b~c":1}"#, #"{"a/b~c":2}"#, "/a~1b~0c", "1", "2"), ("{}", "[]", "", "{}", "[]"),
        (#""\ud800""#, #""\ud801""#, "", #""\ud800""#, #""\ud801""#), (#""\ud800""#, #""\ufffd""#, "", #""\ud800""#, #""\ufffd""#),
        (#"{"\ud800":1}"#, #"{"\ufffd":1}"#, "/\u{FFFD}", "1", nil), (#""é""#, #""e\u0301""#, "", #""é""#, #""e\u0301""#),
        (#"{"é":1}"#, #"{"e\u0301":1}"#, "/é", "1", nil),
    ]

    @Test(arguments: differing)
    private func namesTheFirstPlace(case differing: Differing) throws {
        let found = try #require(try difference(differing.mine, differing.theirs))
        #expect(found.pointer.utf8.elementsEqual(differing.pointer.utf8))
        #expect(found.mine?.compact.text == differing.left)
        #expect(found.theirs?.compact.text == differing.right)
    }

    @Test func canBeBrokenOff() throws {
        struct Enough: Error {}
        let list = try JSONValue(parsing: Array(("[" + String(repeating: "1,", count: 100) + "1]").utf8))
        var steps = 0
        #expect(throws: Enough.self) {
            _ = try list.difference(from: list) {
                steps += 1
                if steps == 50 { throw Enough() }
            }
        }
    }
}
