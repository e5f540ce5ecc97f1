import Testing

@testable import Hog

@Suite struct CompilerTests {
    @Test(arguments: [
        ("1 + 2", "33 2 33 1 6 35"), ("return 1 + 2", "33 2 33 1 6 38"),
        ("let a := 1; a := a + 1; return a", "33 1 · 33 1 36 0 6 37 0 · 36 0 38 · 35"),
        ("a.b", #"32 "b" 32 "a" 1 2 35"#),
        ("return length('x')", #"32 "x" 2 "length" 1 38"#),
        ("return a ?? 1", #"32 "a" 1 1 47 3 35 33 1 38"#),
        ("return a ? 1 : 2", #"32 "a" 1 1 40 4 33 1 39 2 33 2 38"#),
        ("return a and b or not c", #"32 "a" 1 1 32 "b" 1 1 3 2 32 "c" 1 1 5 4 2 38"#),
        ("return a?.b?.[1]?.2", #"32 "a" 1 1 32 "b" 48 33 1 48 33 2 48 38"#),
        ("if (a) { b } else { c }", #"32 "a" 1 1 40 7 32 "b" 1 1 35 39 5 32 "c" 1 1 35"#),
        ("while (a) { b }", #"32 "a" 1 1 40 7 32 "b" 1 1 35 39 -13"#),
        (
            "for (let i := 0; i < 3; i := i + 1) { x(i) }",
            #"33 0 33 3 36 0 15 40 15 36 0 2 "x" 1 35 33 1 36 0 6 37 0 39 -22 35"#
        ),
        (
            "for (let v in a) { b }",
            #"32 "a" 1 1 36 0 2 "values" 1 33 1 36 1 2 "length" 1 31 36 3 36 2 16 40 21 36 1 36 2 45 37 4 32 "b" 1 1 35 "#
                + "36 2 33 1 6 37 2 39 -28 35 35 35 35 35"
        ),
        ("fn f(a) { return a } return f(1)", #"52 "f" 1 0 3 36 0 38 53 0 33 1 36 0 54 1 38 35"#),
        ("let x := 1; fn f() { x := 2 }", #"33 1 52 "f" 0 1 6 33 2 56 0 31 38 53 1 true 0 35 57"#),
        ("let f := (x) -> x + 1; return f(1)", #"52 "lambda" 1 0 6 33 1 36 0 6 38 53 0 33 1 36 0 54 1 38 35"#),
        ("try { a } catch (e) { b }", #"50 9 32 "a" 1 1 35 51 39 16 36 0 32 "type" 45 32 "b" 1 1 35 39 2 35 49 35 35"#),
        // The reference emits 40 9, which jumps to the operand of the jump.
        (
            "try { a } catch (x: Foo) { b } catch { c }",
            #"50 9 32 "a" 1 1 35 51 39 33 36 0 32 "type" 45 32 "Foo" 36 1 11 40 10 36 0 32 "b" 1 1 35 35 39 9 "#
                + #"32 "c" 1 1 35 39 2 35 49 35 35"#
        ),
        (
            "let o := {'a': [1, (2, 3)]}; o.a[1] := 5; o.c.d := 7",
            #"32 "a" 33 1 33 2 33 3 44 2 43 2 42 1 · 36 0 32 "a" 45 33 1 33 5 46 · 36 0 32 "c" 45 32 "d" 33 7 46 · 35"#
        ),
        ("return f'{a}b'", #"32 "a" 1 1 32 "b" 2 "concat" 2 38"#),
        (
            "return multiIf(a, 1, b, 2, 3)",
            #"32 "a" 1 1 40 4 33 1 39 12 32 "b" 1 1 40 4 33 2 39 2 33 3 38"#
        ),
        ("return x between 1 and 2", #"33 1 32 "x" 1 1 14 33 2 32 "x" 1 1 16 3 2 38"#),
    ])
    func compilesTheSpecificationsExamples(source: String, code: String) throws {
        try expect(source, code)
    }

    @Test(arguments: [
        ("return 1 < 2", #"33 1 2 "isNull" 1 33 2 2 "isNull" 1 4 2 40 3 30 39 5 33 2 33 1 15 38"#),
        ("return 1 >= a", #"33 1 2 "isNull" 1 32 "a" 1 1 2 "isNull" 1 4 2 40 3 30 39 7 32 "a" 1 1 33 1 14 38"#),
        ("return 1 == 2", "33 2 33 1 11 38"), ("return 1 in a", #"32 "a" 1 1 33 1 21 38"#),
        ("return x between 1 and 2", #"33 1 32 "x" 1 1 14 33 2 32 "x" 1 1 16 3 2 38"#),
    ])
    func comparesNothingWithNullInEvaluations(source: String, code: String) throws {
        #expect(try Compiler.compile(Tree(parsing: source), nullSafe: true).code == code)
    }

    @Test(arguments: [
        ("return -1.5", "34 -1.5 38"), ("return true; return false; return null", "29 38 30 38 31 38"), ("return inf", "34 1e999 38"),
        ("return nan", "34 1e999 34 1e999 7 38"), ("return -9223372036854775808", "33 -9223372036854775808 38"),
        ("return [1, 'a', (1,)]", #"33 1 32 "a" 33 1 44 1 43 3 38"#), ("return {}", "42 0 38"), ("throw a", #"32 "a" 1 1 49"#),
        ("return", "31 38"), ("let a", "31 35"), (";;", ""), ("{ let a } { let a }", "31 35 31 35"),
        ("let a; { let a }", "31 31 35 35"),
    ])
    func compilesConstantsAndStatements(source: String, code: String) throws {
        try expect(source, code)
    }

    @Test(arguments: [
        ("1 - 2", "33 2 33 1 7"), ("1 * 2", "33 2 33 1 8"), ("1 / 2", "33 2 33 1 9"), ("1 % 2", "33 2 33 1 10"), ("1 = 2", "33 2 33 1 11"),
        ("1 != 2", "33 2 33 1 12"), ("1 > 2", "33 2 33 1 13"), ("1 >= 2", "33 2 33 1 14"), ("1 < 2", "33 2 33 1 15"),
        ("1 <= 2", "33 2 33 1 16"), ("1 like 2", "33 2 33 1 17"), ("1 ilike 2", "33 2 33 1 18"), ("1 not like 2", "33 2 33 1 19"),
        ("1 not ilike 2", "33 2 33 1 20"), ("1 in 2", "33 2 33 1 21"), ("1 not in 2", "33 2 33 1 22"), ("1 =~ 2", "33 2 33 1 23"),
        ("1 !~ 2", "33 2 33 1 24"), ("1 =~* 2", "33 2 33 1 25"), ("1 !~* 2", "33 2 33 1 26"),
        ("1 not between 2 and 3", "33 2 33 1 15 33 3 33 1 13 4 2"), ("not(1)", "33 1 5"), ("and(1, 2, 3)", "33 1 33 2 33 3 3 3"),
        ("or(1, 2)", "33 1 33 2 4 2"), ("and(1)", #"33 1 2 "and" 1"#), ("a.1", #"32 "a" 1 1 33 1 45"#),
        ("a.b.1.c", #"32 "b" 32 "a" 1 2 33 1 45 32 "c" 45"#),
    ])
    func compilesOperators(source: String, code: String) throws {
        try expect("return \(source)", code + " 38")
    }

    /// PostHog's compiler leaves nothing on the stack here if the condition is false.
    @Test(arguments: [
        ("if(1, 2)", "33 1 40 4 33 2 39 1 31"), ("if(1, 2, 3)", "33 1 40 4 33 2 39 2 33 3"), ("multiIf(1, 2)", "33 1 40 4 33 2 39 1 31"),
        ("multiIf(1, 2, 3, 4)", "33 1 40 4 33 2 39 9 33 3 40 4 33 4 39 1 31"), ("if(1)", #"33 1 2 "if" 1"#),
        ("if(1, 2, 3, 4)", #"33 1 33 2 33 3 33 4 2 "if" 4"#),
    ])
    func givesNullWhereNoConditionHolds(source: String, code: String) throws {
        try expect("return \(source)", code + " 38")
    }

    @Test(arguments: [
        ("for (;;) { f() }", #"29 40 6 2 "f" 0 35 39 -9"#), ("for (let i; ; ) {}", "31 29 40 2 39 -5 35"),
        ("if (a) {} else {}", #"32 "a" 1 1 40 0"#), ("if (a) {} else { b }", #"32 "a" 1 1 40 2 39 5 32 "b" 1 1 35"#),
        // A variable declared without braces is dropped at the end of its statement, too.
        ("if (a) fn f() {}", #"32 "a" 1 1 40 10 52 "f" 0 0 2 31 38 53 0 35"#),
        ("for (a(); b; let c) {}", #"2 "a" 0 35 32 "b" 1 1 40 4 31 35 39 -10"#),
    ])
    func compilesLoopsAndBranches(source: String, code: String) throws {
        try expect(source, code)
    }

    @Test func namesTheKeysOfAForIn() throws {
        try expect(
            "for (let k, v in a) { k }",
            #"32 "a" 1 1 36 0 2 "keys" 1 36 0 2 "values" 1 33 1 36 2 2 "length" 1 31 31 36 4 36 3 16 40 26 "#
                + "36 1 36 3 45 37 5 36 2 36 3 45 37 6 36 5 35 36 3 33 1 6 37 3 39 -33 35 35 35 35 35 35 35")
    }

    @Test(arguments: [
        ("f(1)(2)", #"33 2 33 1 2 "f" 1 54 1 35"#), ("a.b(1)", #"33 1 32 "b" 32 "a" 1 2 54 1 35"#),
        ("(x -> x)(1)", #"33 1 52 "lambda" 1 0 3 36 0 38 53 0 54 1 35"#),
        ("let f; f(1, 2)", "31 33 1 33 2 36 0 54 2 35 35"),
    ])
    func compilesCalls(source: String, code: String) throws {
        try expect(source, code)
    }
}

// MARK: Functions

extension CompilerTests {
    @Test func capturesAVariableThroughTheFunctionsBetween() throws {
        try expect(
            "let a; fn f() { let b; return () -> a + b + a }",
            #"31 52 "f" 0 1 23 31 52 "lambda" 0 2 9 55 0 55 1 55 0 6 6 38 53 2 false 0 true 0 38 57 53 1 true 0 35 57"#)
    }

    @Test func letsAFunctionCallItself() throws {
        try expect("fn f() { return f() }", #"52 "f" 0 1 5 55 0 54 0 38 53 1 true 0 57"#)
        try expect("let f := n -> f(n)", #"52 "lambda" 1 1 7 36 0 55 0 54 1 38 53 1 true 0 57"#)
    }

    @Test func givesAFunctionWithoutAReturnOne() throws {
        try expect("fn f() { return 1; }", #"52 "f" 0 0 3 33 1 38 53 0 35"#)
        try expect("fn f() { let a; return 1 }", #"52 "f" 0 0 5 31 33 1 38 35 53 0 35"#)
        try expect("fn f() { if (1) { return 1 } }", #"52 "f" 0 0 9 33 1 40 3 33 1 38 31 38 53 0 35"#)
        try expect("() -> { 1 }", #"52 "lambda" 0 0 5 33 1 35 31 38 53 0 35"#)
    }

    /// The reference compiles the last branch first, and so captures its variables first.
    @Test func capturesInTheOrderOfTheReference() throws {
        try expect(
            "let a; let b; let c; fn f() { return multiIf(a, 1, b, 2, c) }",
            #"31 31 31 52 "f" 0 3 19 55 2 40 4 33 1 39 10 55 1 40 4 33 2 39 2 55 0 38 53 3 true 2 true 1 true 0 35 57 57 57"#)
        try expect(
            "let a; let b; fn f() { for (;; a := 1) { b := 1 } }",
            #"31 31 52 "f" 0 2 15 29 40 10 33 1 56 1 33 1 56 0 39 -13 31 38 53 2 true 0 true 1 35 57 57"#)
    }

    @Test func compilesFunctionsOfTheLibrary() throws {
        let functions = try Compiler.compileLibrary(Tree(parsing: "fn f(a, b) { let c := b; return g(a) } fn h() {}"))
        #expect(functions.map(\.name) == ["f", "h"])
        #expect(functions.map(\.parameters) == [2, 0])
        #expect(functions.map { Bytecode(elements: [.null, .null] + $0.elements).code } == [#"36 1 36 0 2 "g" 1 38 35"#, "31 38"])
        for function in functions { _ = try Verifier.verify(function) }
    }

    @Test func knowsWhereEachElementComesFrom() throws {
        let source = "let a := 1;\nreturn f(a) * 2"
        let bytecode = try Compiler.compile(Tree(parsing: source), nullSafe: false)
        #expect(bytecode.code == #"33 1 33 2 36 0 2 "f" 1 8 38 35"#)
        #expect(bytecode.places.count == bytecode.elements.count)
        let texts = bytecode.places.dropFirst(2).map { String(decoding: Array(source.utf8)[$0.start..<$0.end], as: UTF8.self) }
        #expect(texts == ["1", "1", "2", "2", "a", "a", "f(a)", "f(a)", "f(a)", "f(a) * 2", "return f(a) * 2", source])
    }
}

private func expect(_ source: String, _ code: String) throws {
    let bytecode = try Compiler.compile(Tree(parsing: source), nullSafe: false)
    #expect(bytecode.code == code.replacing(" ·", with: ""))
    try Verifier.verify(bytecode)
}
