import Testing

@testable import Hog

@Suite struct RegexFunctionTests {
    @Test(arguments: [
        Call("like", "abc", "b", gives: "true"), Call("like", "xaby", "a%b", gives: "true"), Call("like", "a\nb", "a%b", gives: "false"),
        Call("like", "abc", "a_c", gives: "true"), Call("like", "a\nc", "a_c", gives: "false"), Call("like", "a.c", "a.c", gives: "true"),
        Call("like", "abc", "a.c", gives: "false"), Call("like", "ABC", "b", gives: "false"), Call("ilike", "ABC", "b", gives: "true"),
        Call("notLike", "abc", "b", gives: "false"), Call("notILike", "ABC", "z", gives: "true"), Call("like", "", "", gives: "true"),
        Call("like", "a\\%", "\\%", gives: "true"), Call("like", "é", "_", gives: "true"),
        Call("like", nil, "a", gives: "TypeError: object of type 'NoneType' has no len()"),
        Call("ilike", 5, "a", gives: "TypeError: object of type 'int' has no len()"),
        Call("notLike", true, "a", gives: "TypeError: object of type 'bool' has no len()"),
    ])
    func likens(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("match", "abc", "b.", gives: "true"), Call("match", "abc", "^b", gives: "false"), Call("match", "", "", gives: "true"),
        Call("match", nil, "a", gives: "false"), Call("match", "a", nil, gives: "false"), Call("match", "ABC", "(?i)b", gives: "true"),
        Call("match", "٣", #"\d"#, gives: "false"), Call("match", "a\n", "a$", gives: "false"),
        Call("match", [], "a", gives: "HogVMException: Function match requires input to be a string, got list"),
        Call("match", "a", 5, gives: "HogVMException: Function match requires pattern to be a string, got int"),
        Call("match", "a", "[", gives: "HogVMException: Invalid regex pattern: missing ]: ["),
        Call("extractRegex", "key=val", #"key=(\w+)"#, gives: "'val'"), Call("extractRegex", "abc", "b.", gives: "'bc'"),
        Call("extractRegex", "abc", "x", gives: "''"), Call("extractRegex", "ac", "a(b)?c", gives: "''"),
        Call("extractRegex", nil, "a", gives: "''"), Call("extractRegex", "a", nil, gives: "''"),
        Call("extractRegex", 125, 2, gives: "'2'"),
        Call("extractRegex", "a", "[", gives: "''"), Call("extractRegex", "aéz", "(é)(z)", gives: "'é'"),
        Call("extractRegex", [nil], "N.*e", gives: "'None'"),
    ])
    func matches(call: Call) throws { try call.check() }
}
