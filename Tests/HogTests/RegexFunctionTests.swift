import Testing

@testable import Hog

@Suite struct RegexFunctionTests {
    @Test(arguments: [
        LibraryCall("like", "abc", "b", gives: "true"), LibraryCall("like", "xaby", "a%b", gives: "true"),
        LibraryCall("like", "a\nb", "a%b", gives: "false"),
        LibraryCall("like", "abc", "a_c", gives: "true"), LibraryCall("like", "a\nc", "a_c", gives: "false"),
        LibraryCall("like", "a.c", "a.c", gives: "true"),
        LibraryCall("like", "abc", "a.c", gives: "false"), LibraryCall("like", "ABC", "b", gives: "false"),
        LibraryCall("ilike", "ABC", "b", gives: "true"),
        LibraryCall("notLike", "abc", "b", gives: "false"), LibraryCall("notILike", "ABC", "z", gives: "true"),
        LibraryCall("like", "", "", gives: "true"),
        LibraryCall("like", "a\\%", "\\%", gives: "true"), LibraryCall("like", "é", "_", gives: "true"),
        LibraryCall("like", nil, "a", gives: "TypeError: object of type 'NoneType' has no len()"),
        LibraryCall("ilike", 5, "a", gives: "TypeError: object of type 'int' has no len()"),
        LibraryCall("notLike", true, "a", gives: "TypeError: object of type 'bool' has no len()"),
    ])
    func likens(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("match", "abc", "b.", gives: "true"), LibraryCall("match", "abc", "^b", gives: "false"),
        LibraryCall("match", "", "", gives: "true"),
        LibraryCall("match", nil, "a", gives: "false"), LibraryCall("match", "a", nil, gives: "false"),
        LibraryCall("match", "ABC", "(?i)b", gives: "true"),
        LibraryCall("match", "٣", #"\d"#, gives: "false"), LibraryCall("match", "a\n", "a$", gives: "false"),
        LibraryCall("match", [], "a", gives: "HogVMException: Function match requires input to be a string, got list"),
        LibraryCall("match", "a", 5, gives: "HogVMException: Function match requires pattern to be a string, got int"),
        LibraryCall("match", "a", "[", gives: "HogVMException: Invalid regex pattern: missing ]: ["),
        LibraryCall("extractRegex", "key=val", #"key=(\w+)"#, gives: "'val'"), LibraryCall("extractRegex", "abc", "b.", gives: "'bc'"),
        LibraryCall("extractRegex", "abc", "x", gives: "''"), LibraryCall("extractRegex", "ac", "a(b)?c", gives: "''"),
        LibraryCall("extractRegex", nil, "a", gives: "''"), LibraryCall("extractRegex", "a", nil, gives: "''"),
        LibraryCall("extractRegex", 125, 2, gives: "'2'"),
        LibraryCall("extractRegex", "a", "[", gives: "''"), LibraryCall("extractRegex", "aéz", "(é)(z)", gives: "'é'"),
        LibraryCall("extractRegex", [nil], "N.*e", gives: "'None'"),
    ])
    func matches(call: LibraryCall) throws { try call.check() }
}
