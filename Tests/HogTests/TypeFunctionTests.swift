import Testing

@testable import Hog

@Suite struct TypeFunctionTests {
    static let date: Sample = ["__hogDate__": true, "year": 2024, "month": 1, "day": 2]
    static let moment: Sample = ["__hogDateTime__": true, "dt": 1704164645.678, "zone": "UTC"]
    static let error: Sample = ["__hogError__": true, "type": "T", "message": "m"]

    @Test(arguments: [
        Call("typeof", nil, gives: "'null'"), Call("typeof", true, gives: "'boolean'"), Call("typeof", 1, gives: "'integer'"),
        Call("typeof", .power(of: 2, 70), gives: "'integer'"), Call("typeof", 1.0, gives: "'float'"), Call("typeof", "", gives: "'string'"),
        Call("typeof", [], gives: "'array'"), Call("typeof", .tuple([]), gives: "'tuple'"), Call("typeof", ["a": 1], gives: "'object'"),
        Call("typeof", .function("length"), gives: "'function'"), Call("typeof", date, gives: "'date'"),
        Call("typeof", moment, gives: "'datetime'"), Call("typeof", error, gives: "'error'"),
        Call("typeof", ["__hogInterval__": true, "value": 1, "unit": "day"], gives: "'object'"),
    ])
    func namesTypes(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("toString", "é", gives: "'é'"), Call("toString", nil, gives: "'null'"), Call("toString", true, gives: "'true'"),
        Call("toString", false, gives: "'false'"), Call("toString", 42, gives: "'42'"), Call("toString", 1.0, gives: "'1.0'"),
        Call("toString", 1e16, gives: "'1e+16'"), Call("toString", moment, gives: "'2024-01-02T03:04:05.678Z'"),
        Call(
            "toString", ["__hogDateTime__": true, "dt": 1_704_164_645, "zone": "Europe/Berlin"], gives: "'2024-01-02T04:04:05.000+01:00'"),
        Call("toString", date, gives: "'2024-01-02'"), Call("toString", [1, "a"], gives: #"'[1, \'a\']'"#),
        Call("toString", ["a": nil], gives: #"'{\'a\': None}'"#), Call("toString", .tuple([1, 2]), gives: "'(1, 2)'"),
        Call("toString", [true], gives: "'[True]'"), Call("toString", error, gives: #"'T(\'m\')'"#),
        Call("toString", 1, "ignored", gives: "'1'"), Call("toUUID", "not one", gives: "'not one'"), Call("toUUID", 5, gives: "'5'"),
        Call("toString", .power(of: 10, 20), gives: "'100000000000000000000'"),
    ])
    func writesValues(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("toInt", 5, gives: "5"), Call("toInt", 2.9, gives: "2"), Call("toInt", -2.9, gives: "-2"), Call("toInt", true, gives: "1"),
        Call("toInt", "42", gives: "42"), Call("toInt", " -1_0\n", gives: "-10"), Call("toInt", "+7", gives: "7"),
        Call("toInt", "007", gives: "7"), Call("toInt", "٣", gives: "3"), Call("toInt", "\u{a0}𝟏", gives: "1"),
        Call("toInt", "1__0", gives: "null"), Call("toInt", "_1", gives: "null"), Call("toInt", "1_", gives: "null"),
        Call("toInt", "1.5", gives: "null"), Call("toInt", "", gives: "null"), Call("toInt", "- 1", gives: "null"),
        Call("toInt", "−1", gives: "null"), Call("toInt", "1²", gives: "null"), Call("toInt", "\u{1c}1", gives: "null"),
        Call("toInt", "0x10", gives: "null"), Call("toInt", "9223372036854775808", gives: "9223372036854775808"),
        Call("toInt", "-9223372036854775808", gives: "-9223372036854775808"),
        Call("toInt", .text(String(repeating: "1", count: 4301)), gives: "null"),
        Call("toInt", 1e20, gives: "100000000000000000000"), Call("toInt", moment, gives: "1704164645"),
        Call("toInt", date, gives: "19724"),
        Call("toInt", ["__hogDate__": true, "year": 2024, "month": 13, "day": 1], gives: "null"),
        Call(
            "toInt", nil,
            gives: "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"),
        Call("toInt", [], gives: "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'"),
        Call(
            "toInt", .function("length"),
            gives: "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'dict'"),
        Call("toInt", .float(.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        Call("toInt", .float(.nan), gives: "null"),
        Call("toInt", moment, gives: "1704164645"),
    ])
    func makesIntegers(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("toFloat", 5, gives: "5.0"), Call("toFloat", 1.5, gives: "1.5"), Call("toFloat", false, gives: "0.0"),
        Call("toFloat", "1e3", gives: "1000.0"), Call("toFloat", "inf", gives: "inf"), Call("toFloat", "-Infinity", gives: "-inf"),
        Call("toFloat", "nan", gives: "nan"), Call("toFloat", ".5", gives: "0.5"), Call("toFloat", "5.", gives: "5.0"),
        Call("toFloat", " 1_000.0_1 ", gives: "1000.01"), Call("toFloat", "1e1_0", gives: "10000000000.0"),
        Call("toFloat", "١.٥", gives: "1.5"), Call("toFloat", "1e400", gives: "inf"), Call("toFloat", "-1e-400", gives: "-0.0"),
        Call("toFloat", "1._5", gives: "null"), Call("toFloat", "1_.5", gives: "null"), Call("toFloat", "1e_1", gives: "null"),
        Call("toFloat", "1e", gives: "null"), Call("toFloat", ".", gives: "null"), Call("toFloat", "", gives: "null"),
        Call("toFloat", "0x10", gives: "null"), Call("toFloat", "nan(1)", gives: "null"), Call("toFloat", "x", gives: "null"),
        Call("toFloat", .text(String(repeating: "1", count: 400)), gives: "inf"), Call("toFloat", moment, gives: "1704164645.678"),
        Call("toFloat", date, gives: "19724.0"),
        Call("toFloat", nil, gives: "TypeError: float() argument must be a string or a real number, not 'NoneType'"),
        Call("toFloat", ["a": 1], gives: "TypeError: float() argument must be a string or a real number, not 'dict'"),
        Call("toFloat", .power(of: 10, 400), gives: "OverflowError: int too large to convert to float"),
    ])
    func makesFloats(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("ifNull", nil, 2, gives: "2"), Call("ifNull", 0, 2, gives: "0"), Call("coalesce", nil, nil, 3, 4, gives: "3"),
        Call("coalesce", nil, gives: "null"), Call("assumeNotNull", "", gives: "''"),
        Call("assumeNotNull", nil, gives: "ValueError: Value is null in assumeNotNull"), Call("isNull", nil, gives: "true"),
        Call("isNull", 0, gives: "false"), Call("isNotNull", nil, gives: "false"), Call("isNotNull", "", gives: "true"),
        Call("empty", nil, gives: "true"), Call("empty", "", gives: "true"), Call("empty", [], gives: "true"),
        Call("empty", .tuple([]), gives: "true"), Call("empty", .object([]), gives: "true"), Call("empty", 0, gives: "false"),
        Call("empty", false, gives: "false"), Call("empty", 0.0, gives: "false"), Call("empty", " ", gives: "false"),
        Call("empty", [nil], gives: "false"), Call("empty", .function("length"), gives: "false"), Call("notEmpty", "", gives: "false"),
        Call("notEmpty", 0, gives: "true"), Call("tuple", gives: "tuple()"), Call("tuple", 1, gives: "tuple(1)"),
        Call("tuple", 1, "a", gives: "(1, 'a')"),
    ])
    func doesWithoutAValue(call: Call) throws { try call.check() }

    @Test func printsOneLine() throws {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        try Call("print", "a'b", 1, nil, ["x"], 1.0, gives: "null").check(in: &runtime)
        try Call("print", gives: "null").check(in: &runtime)
        #expect(runtime.printed.lines == ["a'b 1 null ['x'] 1.0", ""])
    }
}

@Suite struct LogicFunctionTests {
    @Test(arguments: [
        Call("if", "0", 1, 2, gives: "1"), Call("if", 0, 1, 2, gives: "2"), Call("multiIf", 0, 1, 2, 3, 4, gives: "3"),
        Call("multiIf", nil, 1, "", 3, 4, gives: "4"), Call("multiIf", 1, 2, 0, 3, gives: "2"),
        Call("multiIf", 0, 2, 1, 3, gives: "IndexError: list index out of range"), Call("and", 1, "a", gives: "true"),
        Call("and", 1, "", gives: "false"), Call("or", nil, [], gives: "false"), Call("or", nil, 5, gives: "true"),
        Call("and", 5, gives: "true"), Call("not", .float(.nan), gives: "false"), Call("not", [], gives: "true"),
    ])
    func decides(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("equals", 1, "1", gives: "false"), Call("equals", 1, 1.0, gives: "true"), Call("equals", true, 1, gives: "true"),
        Call("equals", [1, ["a"]], [true, ["a"]], gives: "true"), Call("equals", [1], .tuple([1]), gives: "false"),
        Call("equals", ["a": 1, "b": 2], ["b": 2, "a": 1], gives: "true"), Call("notEquals", nil, nil, gives: "false"),
        Call("notEquals", "é", "e\u{301}", gives: "true"), Call("greater", 2, 1.5, gives: "true"), Call("greater", "a", "B", gives: "true"),
        Call("greaterOrEquals", 1, true, gives: "true"), Call("greaterOrEquals", .float(.nan), 1, gives: "false"),
        Call("less", [1, 2], [1, 3], gives: "true"), Call("lessOrEquals", .tuple([1]), .tuple([1]), gives: "true"),
        Call("less", nil, 1, gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        Call("greater", "1", 1, gives: "TypeError: '>' not supported between instances of 'str' and 'int'"),
        Call("lessOrEquals", .object([]), 1.0, gives: "TypeError: '<=' not supported between instances of 'dict' and 'float'"),
        Call("greaterOrEquals", [], .tuple([]), gives: "TypeError: '>=' not supported between instances of 'list' and 'tuple'"),
    ])
    func comparesWithoutCoercion(call: Call) throws { try call.check() }

    @Test(arguments: [
        Call("in", 1.0, [1], gives: "true"), Call("in", "1", [1], gives: "false"), Call("in", "a", .tuple(["a"]), gives: "true"),
        Call("in", "a", "abc", gives: "false"), Call("in", "a", ["a": 1], gives: "false"), Call("in", 1, nil, gives: "false"),
        Call("min2", 2, 1, gives: "1"), Call("min2", 1, 1.0, gives: "1.0"), Call("max2", 1, true, gives: "true"),
        Call("max2", "b", "a", gives: "'b'"),
        Call("min2", 1, "a", gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        Call("max2", nil, 1, gives: "TypeError: '>' not supported between instances of 'NoneType' and 'int'"),
        Call("plus", 1, 2, gives: "3"), Call("plus", "a", "b", gives: "'ab'"), Call("plus", [1], [2], gives: "[1, 2]"),
        Call("plus", .integer(.max), 1, gives: "9223372036854775808"), Call("minus", 1, 2.5, gives: "-1.5"),
        Call("plus", nil, 1, gives: "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"),
        Call("plus", "a", 1, gives: #"TypeError: can only concatenate str (not "int") to str"#),
        Call("minus", "a", "b", gives: "TypeError: unsupported operand type(s) for -: 'str' and 'str'"),
    ])
    func looksAndCalculates(call: Call) throws { try call.check() }
}

@Suite struct ErrorFunctionTests {
    @Test(arguments: [
        Call("Error", gives: "Error('An error occurred')"), Call("Error", "m", gives: "Error('m')"),
        Call("Error", "m", ["k": 1], gives: "Error('m', {'k': 1})"), Call("Error", 0, gives: "Error('An error occurred')"),
        Call("RetryError", "m", gives: "RetryError('m')"),
        Call("NotImplementedError", nil, gives: "NotImplementedError('An error occurred')"),
        Call("HogError", "T", gives: "T('An error occurred')"), Call("HogError", nil, "m", gives: "Error('m')"),
        Call("HogError", "", "m", 5, gives: "Error('m', 5)"), Call("HogError", "T", "it's", gives: #"T('it\'s')"#),
        Call("Error", 5, gives: "Error(5)"),
    ])
    func makesErrors(call: Call) throws { try call.check() }

    @Test func keepsTheReferencesKeysInTheirOrder() throws {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        let function = Library.functions[try #require(Library.numbers["Error"])]
        let none = UnsafeBufferPointer<Value>(start: nil, count: 0)
        let error = try function.body(Arguments(none), &runtime)
        #expect(runtime.heap.members(error).keys == ["__hogError__", "type", "message", "payload"].map { .text(Text($0)) })
    }
}
