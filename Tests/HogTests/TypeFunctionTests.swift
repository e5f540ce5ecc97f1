import Testing

@testable import Hog

@Suite struct TypeFunctionTests {
    static let date: ArgumentValue = ["__hogDate__": true, "year": 2024, "month": 1, "day": 2]
    static let moment: ArgumentValue = ["__hogDateTime__": true, "dt": 1704164645.678, "zone": "UTC"]
    static let error: ArgumentValue = ["__hogError__": true, "type": "T", "message": "m"]

    @Test(arguments: [
        LibraryCall("typeof", nil, gives: "'null'"), LibraryCall("typeof", true, gives: "'boolean'"),
        LibraryCall("typeof", 1, gives: "'integer'"),
        LibraryCall("typeof", .power(of: 2, 70), gives: "'integer'"), LibraryCall("typeof", 1.0, gives: "'float'"),
        LibraryCall("typeof", "", gives: "'string'"),
        LibraryCall("typeof", [], gives: "'array'"), LibraryCall("typeof", .tuple([]), gives: "'tuple'"),
        LibraryCall("typeof", ["a": 1], gives: "'object'"),
        LibraryCall("typeof", .function("length"), gives: "'function'"), LibraryCall("typeof", date, gives: "'date'"),
        LibraryCall("typeof", moment, gives: "'datetime'"), LibraryCall("typeof", error, gives: "'error'"),
        LibraryCall("typeof", ["__hogInterval__": true, "value": 1, "unit": "day"], gives: "'object'"),
    ])
    func namesTypes(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("toString", "é", gives: "'é'"), LibraryCall("toString", nil, gives: "'null'"),
        LibraryCall("toString", true, gives: "'true'"),
        LibraryCall("toString", false, gives: "'false'"), LibraryCall("toString", 42, gives: "'42'"),
        LibraryCall("toString", 1.0, gives: "'1.0'"),
        LibraryCall("toString", 1e16, gives: "'1e+16'"), LibraryCall("toString", moment, gives: "'2024-01-02T03:04:05.678Z'"),
        LibraryCall(
            "toString", ["__hogDateTime__": true, "dt": 1_704_164_645, "zone": "Europe/Berlin"], gives: "'2024-01-02T04:04:05.000+01:00'"),
        LibraryCall("toString", date, gives: "'2024-01-02'"), LibraryCall("toString", [1, "a"], gives: #"'[1, \'a\']'"#),
        LibraryCall("toString", ["a": nil], gives: #"'{\'a\': None}'"#), LibraryCall("toString", .tuple([1, 2]), gives: "'(1, 2)'"),
        LibraryCall("toString", [true], gives: "'[True]'"), LibraryCall("toString", error, gives: #"'T(\'m\')'"#),
        LibraryCall("toString", 1, "ignored", gives: "'1'"), LibraryCall("toUUID", "not one", gives: "'not one'"),
        LibraryCall("toUUID", 5, gives: "'5'"),
        LibraryCall("toString", .power(of: 10, 20), gives: "'100000000000000000000'"),
    ])
    func writesValues(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("toInt", 5, gives: "5"), LibraryCall("toInt", 2.9, gives: "2"), LibraryCall("toInt", -2.9, gives: "-2"),
        LibraryCall("toInt", true, gives: "1"),
        LibraryCall("toInt", "42", gives: "42"), LibraryCall("toInt", " -1_0\n", gives: "-10"), LibraryCall("toInt", "+7", gives: "7"),
        LibraryCall("toInt", "007", gives: "7"), LibraryCall("toInt", "٣", gives: "3"), LibraryCall("toInt", "\u{a0}𝟏", gives: "1"),
        LibraryCall("toInt", "1__0", gives: "null"), LibraryCall("toInt", "_1", gives: "null"), LibraryCall("toInt", "1_", gives: "null"),
        LibraryCall("toInt", "1.5", gives: "null"), LibraryCall("toInt", "", gives: "null"), LibraryCall("toInt", "- 1", gives: "null"),
        LibraryCall("toInt", "−1", gives: "null"), LibraryCall("toInt", "1²", gives: "null"),
        LibraryCall("toInt", "\u{1c}1", gives: "null"),
        LibraryCall("toInt", "0x10", gives: "null"), LibraryCall("toInt", "9223372036854775808", gives: "9223372036854775808"),
        LibraryCall("toInt", "-9223372036854775808", gives: "-9223372036854775808"),
        LibraryCall("toInt", .text(String(repeating: "1", count: 4301)), gives: "null"),
        LibraryCall("toInt", 1e20, gives: "100000000000000000000"), LibraryCall("toInt", moment, gives: "1704164645"),
        LibraryCall("toInt", date, gives: "19724"),
        LibraryCall("toInt", ["__hogDate__": true, "year": 2024, "month": 13, "day": 1], gives: "null"),
        LibraryCall(
            "toInt", nil,
            gives: "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'NoneType'"),
        LibraryCall("toInt", [], gives: "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'list'"),
        LibraryCall(
            "toInt", .function("length"),
            gives: "TypeError: int() argument must be a string, a bytes-like object or a real number, not 'dict'"),
        LibraryCall("toInt", .float(.infinity), gives: "OverflowError: cannot convert float infinity to integer"),
        LibraryCall("toInt", .float(.nan), gives: "null"),
        LibraryCall("toInt", moment, gives: "1704164645"),
    ])
    func makesIntegers(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("toFloat", 5, gives: "5.0"), LibraryCall("toFloat", 1.5, gives: "1.5"), LibraryCall("toFloat", false, gives: "0.0"),
        LibraryCall("toFloat", "1e3", gives: "1000.0"), LibraryCall("toFloat", "inf", gives: "inf"),
        LibraryCall("toFloat", "-Infinity", gives: "-inf"),
        LibraryCall("toFloat", "nan", gives: "nan"), LibraryCall("toFloat", ".5", gives: "0.5"), LibraryCall("toFloat", "5.", gives: "5.0"),
        LibraryCall("toFloat", " 1_000.0_1 ", gives: "1000.01"), LibraryCall("toFloat", "1e1_0", gives: "10000000000.0"),
        LibraryCall("toFloat", "١.٥", gives: "1.5"), LibraryCall("toFloat", "1e400", gives: "inf"),
        LibraryCall("toFloat", "-1e-400", gives: "-0.0"),
        LibraryCall("toFloat", "1._5", gives: "null"), LibraryCall("toFloat", "1_.5", gives: "null"),
        LibraryCall("toFloat", "1e_1", gives: "null"),
        LibraryCall("toFloat", "1e", gives: "null"), LibraryCall("toFloat", ".", gives: "null"), LibraryCall("toFloat", "", gives: "null"),
        LibraryCall("toFloat", "0x10", gives: "null"), LibraryCall("toFloat", "nan(1)", gives: "null"),
        LibraryCall("toFloat", "x", gives: "null"),
        LibraryCall("toFloat", .text(String(repeating: "1", count: 400)), gives: "inf"),
        LibraryCall("toFloat", moment, gives: "1704164645.678"),
        LibraryCall("toFloat", date, gives: "19724.0"),
        LibraryCall("toFloat", nil, gives: "TypeError: float() argument must be a string or a real number, not 'NoneType'"),
        LibraryCall("toFloat", ["a": 1], gives: "TypeError: float() argument must be a string or a real number, not 'dict'"),
        LibraryCall("toFloat", .power(of: 10, 400), gives: "OverflowError: int too large to convert to float"),
    ])
    func makesFloats(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("ifNull", nil, 2, gives: "2"), LibraryCall("ifNull", 0, 2, gives: "0"),
        LibraryCall("coalesce", nil, nil, 3, 4, gives: "3"),
        LibraryCall("coalesce", nil, gives: "null"), LibraryCall("assumeNotNull", "", gives: "''"),
        LibraryCall("assumeNotNull", nil, gives: "ValueError: Value is null in assumeNotNull"), LibraryCall("isNull", nil, gives: "true"),
        LibraryCall("isNull", 0, gives: "false"), LibraryCall("isNotNull", nil, gives: "false"),
        LibraryCall("isNotNull", "", gives: "true"),
        LibraryCall("empty", nil, gives: "true"), LibraryCall("empty", "", gives: "true"), LibraryCall("empty", [], gives: "true"),
        LibraryCall("empty", .tuple([]), gives: "true"), LibraryCall("empty", .object([]), gives: "true"),
        LibraryCall("empty", 0, gives: "false"),
        LibraryCall("empty", false, gives: "false"), LibraryCall("empty", 0.0, gives: "false"), LibraryCall("empty", " ", gives: "false"),
        LibraryCall("empty", [nil], gives: "false"), LibraryCall("empty", .function("length"), gives: "false"),
        LibraryCall("notEmpty", "", gives: "false"),
        LibraryCall("notEmpty", 0, gives: "true"), LibraryCall("tuple", gives: "tuple()"), LibraryCall("tuple", 1, gives: "tuple(1)"),
        LibraryCall("tuple", 1, "a", gives: "(1, 'a')"),
    ])
    func doesWithoutAValue(call: LibraryCall) throws { try call.check() }

    @Test func printsOneLine() throws {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        try LibraryCall("print", "a'b", 1, nil, ["x"], 1.0, gives: "null").check(in: &runtime)
        try LibraryCall("print", gives: "null").check(in: &runtime)
        #expect(runtime.printed.lines == ["a'b 1 null ['x'] 1.0", ""])
    }
}

@Suite struct LogicFunctionTests {
    @Test(arguments: [
        LibraryCall("if", "0", 1, 2, gives: "1"), LibraryCall("if", 0, 1, 2, gives: "2"), LibraryCall("multiIf", 0, 1, 2, 3, 4, gives: "3"),
        LibraryCall("multiIf", nil, 1, "", 3, 4, gives: "4"), LibraryCall("multiIf", 1, 2, 0, 3, gives: "2"),
        LibraryCall("multiIf", 0, 2, 1, 3, gives: "IndexError: list index out of range"), LibraryCall("and", 1, "a", gives: "true"),
        LibraryCall("and", 1, "", gives: "false"), LibraryCall("or", nil, [], gives: "false"), LibraryCall("or", nil, 5, gives: "true"),
        LibraryCall("and", 5, gives: "true"), LibraryCall("not", .float(.nan), gives: "false"), LibraryCall("not", [], gives: "true"),
    ])
    func decides(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("equals", 1, "1", gives: "false"), LibraryCall("equals", 1, 1.0, gives: "true"),
        LibraryCall("equals", true, 1, gives: "true"),
        LibraryCall("equals", [1, ["a"]], [true, ["a"]], gives: "true"), LibraryCall("equals", [1], .tuple([1]), gives: "false"),
        LibraryCall("equals", ["a": 1, "b": 2], ["b": 2, "a": 1], gives: "true"), LibraryCall("notEquals", nil, nil, gives: "false"),
        LibraryCall("notEquals", "é", "e\u{301}", gives: "true"), LibraryCall("greater", 2, 1.5, gives: "true"),
        LibraryCall("greater", "a", "B", gives: "true"),
        LibraryCall("greaterOrEquals", 1, true, gives: "true"), LibraryCall("greaterOrEquals", .float(.nan), 1, gives: "false"),
        LibraryCall("less", [1, 2], [1, 3], gives: "true"), LibraryCall("lessOrEquals", .tuple([1]), .tuple([1]), gives: "true"),
        LibraryCall("less", nil, 1, gives: "TypeError: '<' not supported between instances of 'NoneType' and 'int'"),
        LibraryCall("greater", "1", 1, gives: "TypeError: '>' not supported between instances of 'str' and 'int'"),
        LibraryCall("lessOrEquals", .object([]), 1.0, gives: "TypeError: '<=' not supported between instances of 'dict' and 'float'"),
        LibraryCall("greaterOrEquals", [], .tuple([]), gives: "TypeError: '>=' not supported between instances of 'list' and 'tuple'"),
    ])
    func comparesWithoutCoercion(call: LibraryCall) throws { try call.check() }

    @Test(arguments: [
        LibraryCall("in", 1.0, [1], gives: "true"), LibraryCall("in", "1", [1], gives: "false"),
        LibraryCall("in", "a", .tuple(["a"]), gives: "true"),
        LibraryCall("in", "a", "abc", gives: "false"), LibraryCall("in", "a", ["a": 1], gives: "false"),
        LibraryCall("in", 1, nil, gives: "false"),
        LibraryCall("min2", 2, 1, gives: "1"), LibraryCall("min2", 1, 1.0, gives: "1.0"), LibraryCall("max2", 1, true, gives: "true"),
        LibraryCall("max2", "b", "a", gives: "'b'"),
        LibraryCall("min2", 1, "a", gives: "TypeError: '<' not supported between instances of 'int' and 'str'"),
        LibraryCall("max2", nil, 1, gives: "TypeError: '>' not supported between instances of 'NoneType' and 'int'"),
        LibraryCall("plus", 1, 2, gives: "3"), LibraryCall("plus", "a", "b", gives: "'ab'"), LibraryCall("plus", [1], [2], gives: "[1, 2]"),
        LibraryCall("plus", .integer(.max), 1, gives: "9223372036854775808"), LibraryCall("minus", 1, 2.5, gives: "-1.5"),
        LibraryCall("plus", nil, 1, gives: "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"),
        LibraryCall("plus", "a", 1, gives: #"TypeError: can only concatenate str (not "int") to str"#),
        LibraryCall("minus", "a", "b", gives: "TypeError: unsupported operand type(s) for -: 'str' and 'str'"),
    ])
    func looksAndCalculates(call: LibraryCall) throws { try call.check() }
}

@Suite struct ErrorFunctionTests {
    @Test(arguments: [
        LibraryCall("Error", gives: "Error('An error occurred')"), LibraryCall("Error", "m", gives: "Error('m')"),
        LibraryCall("Error", "m", ["k": 1], gives: "Error('m', {'k': 1})"), LibraryCall("Error", 0, gives: "Error('An error occurred')"),
        LibraryCall("RetryError", "m", gives: "RetryError('m')"),
        LibraryCall("NotImplementedError", nil, gives: "NotImplementedError('An error occurred')"),
        LibraryCall("HogError", "T", gives: "T('An error occurred')"), LibraryCall("HogError", nil, "m", gives: "Error('m')"),
        LibraryCall("HogError", "", "m", 5, gives: "Error('m', 5)"), LibraryCall("HogError", "T", "it's", gives: #"T('it\'s')"#),
        LibraryCall("Error", 5, gives: "Error(5)"),
    ])
    func makesErrors(call: LibraryCall) throws { try call.check() }

    @Test func keepsTheReferencesKeysInTheirOrder() throws {
        var runtime = Runtime(limits: Limits())
        runtime.start()
        let function = Library.functions[try #require(Library.numbers["Error"])]
        let none = UnsafeBufferPointer<Value>(start: nil, count: 0)
        let error = try function.body(CallArguments(none), &runtime)
        #expect(runtime.heap.members(error).keys == ["__hogError__", "type", "message", "payload"].map { .text(Text($0)) })
    }
}
