import Testing

@testable import Hog

@Suite struct CompileErrorTests {
    /// Each error is reported at the code between the marks.
    @Test(arguments: [
        ("let a; «let a := 1»", "Variable `a` already declared in this scope"),
        ("let f; «fn f() {}»", "Variable `f` already declared in this scope"),
        ("«fn f(a, a) {}»", "Variable `a` already declared in this scope"),
        ("let g := «(a, a) -> a»", "Variable `a` already declared in this scope"),
        ("«for (let a, a in b) {}»", "Variable `a` already declared in this scope"),
        ("«a» := 1", "Variable \"a\" not declared in this scope. Can not assign to globals."),
        ("«a.b» := 1", "Variable \"a\" not declared in this scope. Can not assign to globals."),
        ("{ let a } «a» := 1", "Variable \"a\" not declared in this scope. Can not assign to globals."),
        ("«f()» := 1", "Can not assign to this type of expression"), ("«1» := 1", "Can not assign to this type of expression"),
        ("«a + 1» := 1", "Can not assign to this type of expression"), ("a[«0»]", "Array access starts from 1"),
        ("a[«false»]", "Array access starts from 1"), ("a?.[«0»]", "Array access starts from 1"),
        ("try {} catch {} «finally {}»", "finally blocks are not yet supported"),
        ("«try {}»", "try statement must have at least one catch block"),
        ("print(«a in cohort 5»)", "Can't use cohorts in real-time filters. Please inline the relevant expressions (cohort id=5)."),
        ("print(«a not in cohort 'x'»)", "Can't use cohorts in real-time filters. Please inline the relevant expressions (cohort: x)."),
        ("print(«a in cohort b»)", "Can't use cohorts in real-time filters. Please inline the relevant expressions."),
        ("print(«{x}»)", "Placeholders are not allowed in this context"), ("print(«1 as one»)", "A program can not use an alias (`as`)"),
        ("print(«9223372036854775808»)", "The integer 9223372036854775808 does not fit into 64 bits"),
        ("let a := «a» + 1", "Variable `a` can not be used in its own initializer, before it has a value"),
        ("let a; { let a := [1, «a»] }", "Variable `a` can not be used in its own initializer, before it has a value"),
        ("let a := «a(1)»", "Variable `a` can not be used in its own initializer, before it has a value"),
    ])
    func refusesWithAReasonAtItsPlace(marked: String, message: String) throws {
        let source = marked.filter { $0 != "«" && $0 != "»" }
        let error = try #require(throws: HogSyntaxError.self) { try Compiler.compile(Tree(parsing: source), nullSafe: false) }
        #expect(error.message == message)
        let place = Array(source.utf8)[error.place.start..<error.place.end]
        #expect(String(decoding: place, as: UTF8.self) == String(marked.split(separator: "«").last!.split(separator: "»")[0]))
    }

    @Test func refusesTooManyVariables() throws {
        let many = (0...FunctionScope.maximumLocals).map { "let a\($0)" }.joined(separator: "\n")
        #expect(throws: HogSyntaxError.self) { try Compiler.compile(Tree(parsing: many), nullSafe: false) }
    }

    /// Null-safe comparisons contain each operand twice, so code may be much larger than its source.
    @Test func refusesCodeThatGrowsWithoutEnd() throws {
        let nested = String(repeating: "(", count: 40) + "a" + String(repeating: " < 1)", count: 40)
        let error = try #require(throws: HogSyntaxError.self) { try Compiler.compile(Tree(parsing: nested), nullSafe: true) }
        #expect(error.message == "The program is too large: it has more than 1000000 elements of bytecode")
        #expect(try Compiler.compile(Tree(parsing: nested), nullSafe: false).elements.count == 127)
    }
}
