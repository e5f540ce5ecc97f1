import Testing

@testable import Hog
@testable import HogSupport

/// Grammar rules, as in the second and third section of the specification: precedence, and what syntax is reduced to.
@Suite struct ParserTests {
    private func form(_ source: String) throws -> String {
        TreeForm.text(of: try Tree(parsing: source))
    }

    @Test(arguments: [
        ("-a[1]", "-(a[1])"), ("-a.b", "-(a.b)"), ("-a * b", "(-a) * b"), ("a || b + c", "(a || b) + c"), ("a - b - c", "(a - b) - c"),
        ("a * b % c / d", "((a * b) % c) / d"), ("a < b < c", "(a < b) < c"), ("a in b in c", "(a in b) in c"),
        ("a = b is null", "(a = b) is null"), ("a = b ?? c", "(a = b) ?? c"), ("a ?? b = c", "a ?? (b = c)"),
        ("a ?? b ?? c", "(a ?? b) ?? c"), ("not a and b", "(not a) and b"), ("a = not b", "a = (not b)"),
        ("a or b and c", "a or (b and c)"),
        ("not a or b", "(not a) or b"), ("x between 1 and 2 and c", "(x between 1 and 2) and c"),
        ("x between 1 and 2 = 3", "x between 1 and (2 = 3)"), ("x between y between 1 and 2 and 3", "x between (y between 1 and 2) and 3"),
        ("a or b ? c : d", "(a or b) ? c : d"), ("a ? b : c ? d : e", "a ? b : (c ? d : e)"), ("a ? b ? c : d : e", "a ? (b ? c : d) : e"),
        ("a ? b : c or d", "a ? b : (c or d)"), ("x -> x ? a : b or c", "x -> (x ? a : (b or c))"),
        ("a = x -> x = 1", "a = (x -> (x = 1))"),
    ])
    func operatorsBindInOrder(source: String, same: String) throws {
        #expect(try form("y := \(source)") == form("y := \(same)"))
    }

    @Test func notAppliesToAWholeComparison() throws {
        #expect(try form("not a = b") == #"[(do (not (== (field ["a"]) (field ["b"]))))]"#)
        #expect(try form("not x between 1 and 2") == #"[(do (not (between (field ["x"]) 1 2)))]"#)
    }

    @Test(arguments: [
        ("a || b || c", "concat(a, b, c)"), ("a || (b || c)", "concat(a, b, c)"), ("a ?? b", "ifNull(a, b)"), ("c ? a : b", "if(c, a, b)"),
        ("a is null", "a == null"), ("a is not null", "a != null"), ("case when c then a else b end", "if(c, a, b)"),
        ("case when c then a end", "if(c, a, null)"), ("case when c then a when d then b end", "multiIf(c, a, d, b, null)"),
        ("-x", "0 - x"), ("interval 1 day", "toIntervalDay(1)"), ("interval a + 1 yyyy", "toIntervalYear(a + 1)"),
        ("interval '2 weeks'", "toIntervalWeek(2)"), ("a = b", "a == b"), ("a <> b", "a != b"), ("a ~ b", "a =~ b"), ("a ~* b", "a =~* b"),
        ("(a and b) and (c and d)", "a and b and c and d"), ("(a or b) or c", "a or b or c"), ("f'a{x}b'", "concat('a', x, 'b')"),
        ("f'{1}'", "1"), ("f'{a}{b}'", "concat(a, b)"), ("f(1).b", "f(1)['b']"), ("a.b.c(1)", "(a.b.c)(1)"), ("array[1, 2]", "[1, 2]"),
        ("lambda a, b: a", "(a, b) -> a"), ("a, b -> a", "(a, b) -> a"), ("<a/>", "{'__hx_tag': 'a'}"),
        ("<a b='1' c={d} e>x {y}<z/>\n</a>", "{'__hx_tag': 'a', 'b': '1', 'c': d, 'e': true, 'children': ['x ', y, {'__hx_tag': 'z'}]}"),
    ])
    func sugarBecomesWhatItMeans(source: String, same: String) throws {
        #expect(try form("y := \(source)") == form("y := \(same)"))
    }

    @Test(arguments: [
        ("let a := b\n(1)", "let a := b(1);"), ("let a := b\n[1]", "let a := b[1];"), ("let a := b\n-1", "let a := b - 1;"),
        ("return\n1", "return 1;"), ("let a let b", "let a; let b;"), ("a b", "a; b;"), ("a in", "a; `in`;"), ("if a {b}", "`if`; a; {b}"),
        ("if (x) {a}; else {b}", "if (x) {a} `else`; {b}"), ("if (x) a; else b", "if (x) a else b"), ("a[1, 2]", "a; [1, 2]"),
        ("let a := b\n(x) -> x", "let a := b; (x) -> x;"), ("while (a) ;", "while (a);"), ("{}", "{;}"), ("{'a': 1}", "({'a': 1})"),
        ("for (;;) a", "for (;;) a;"), ("if (a, b)", "`if`(a, b)"), ("for (a)", "`for`(a)"), ("break", "break;"),
        ("try {} catch {} catch (e: E) {} finally {}", "try { } catch { } catch (e: E) { } finally { }"), ("fun f(a,) {}", "fn f(a) { }"),
        ("return := 1", "`return` := 1"), (";;a;;", "a"), ("a := 1 b := 2", "a := 1; b := 2"),
    ])
    func statementsGoOnAsFarAsTheyCan(source: String, same: String) throws {
        #expect(try form(source) == form(same))
    }

    @Test(arguments: [
        ("x -> {}", "(dict [])"), ("x -> {k: v}", #"(dict [(field ["k"]) (field ["v"])])"#), ("x -> {a}", #"(block [(do (field ["a"]))])"#),
        ("x -> {return 1}", "(block [(return 1)])"), ("x -> {a; b}", #"(block [(do (field ["a"])) (do (field ["b"]))])"#),
        ("x -> {a := 1}", #"(block [(set (field ["a"]) 1)])"#),
    ])
    func bracesAfterAnArrow(source: String, body: String) throws {
        #expect(try form(source) == #"[(do (lambda ["x"] \#(body)))]"#)
    }

    @Test(arguments: [
        "a as b", "a::int", "cast(a as int)", "a[1:2]", "f(a) over (order by b)", "case a when b then c end", "y := {x}", "*", "a.*", "#1",
        "sum(distinct a)", "a is distinct from b", "f(a := 1)", "columns(a)",
    ])
    func whatOnlyQueriesHaveIsReadToBeRefused(source: String) throws {
        #expect(try form(source).contains("(unsupported)"))
    }

    @Test func everyNodeHasItsPlace() throws {
        let statement = try #require(try Tree(parsing: "x := a + (b.c)  \n").declarations.first)
        #expect(statement.place == SourcePlace(start: 0, end: 14))
        guard case .assignment(_, let value) = statement.kind, case .arithmetic(_, let left, let right) = value.kind else {
            Issue.record("\(statement)")
            return
        }
        #expect([value, left, right].map(\.place.start) == [5, 5, 9])
        #expect([value, left, right].map(\.place.end) == [14, 6, 14])
    }
}
