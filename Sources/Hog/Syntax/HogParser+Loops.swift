/// Conditions and loops: `if`, `while` and both kinds of `for`.
extension HogParser {
    /// Whether `if` here is the statement, and not a call: one condition stands in the brackets, and a statement follows.
    var opensCondition: Bool {
        guard peek().kind == .sign(.openParenthesis), !opensLambda(at: index + 1) else { return false }
        guard let closing = brackets.closing(of: index + 1) else { return true }
        guard closing > index + 2 else { return false }
        guard !brackets.holdsComma(at: index + 1) || holdsLambda(from: index + 2, to: closing) else { return false }
        return tokens[closing + 1].startsStatement(before: tokens[min(closing + 2, tokens.count - 1)])
    }

    private func holdsLambda(from start: Int, to end: Int) -> Bool {
        tokens[start..<end].contains { $0.kind == .sign(.arrow) }
    }

    private mutating func condition() throws(HogSyntaxError) -> Expression {
        let open = index
        try expect(.openParenthesis)
        let condition = try enclosedExpression().expression
        try expectClosing(.closeParenthesis, of: open)
        return condition
    }

    mutating func conditional() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let condition = try condition()
        let then = try body()
        var otherwise: Statement?
        if at(.else), peek().startsStatement(before: peek(2)) {
            advance()
            otherwise = try body()
        }
        return made(.conditional(condition: condition, then: then, otherwise: otherwise), from: start)
    }

    mutating func whileLoop() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let condition = try condition()
        let body = try body()
        _ = takes(.semicolon)
        return made(.whileLoop(condition: condition, body: body), from: start)
    }

    /// Whether `for` here is the statement, and not a call.
    var opensLoop: Bool {
        peek().kind == .sign(.openParenthesis)
            && (peek(2).keyword == .let || brackets.holdsSemicolon(at: index + 1) || brackets.closing(of: index + 1) == nil)
    }

    mutating func loop() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let open = index
        try expect(.openParenthesis)
        if at(.let), !brackets.holdsSemicolon(at: open) { return try forIn(from: start, open: open) }
        let initializer = at(.semicolon) ? nil : try loopStep()
        try expect(.semicolon)
        let condition = at(.semicolon) ? nil : try enclosedExpression().expression
        try expect(.semicolon)
        let step = at(.closeParenthesis) ? nil : try loopStep()
        try expectClosing(.closeParenthesis, of: open)
        let body = try body()
        _ = takes(.semicolon)
        return made(.forLoop(initializer: initializer, condition: condition, step: step, body: body), from: start)
    }

    private mutating func loopStep() throws(HogSyntaxError) -> Statement {
        let enclosed = isEnclosed
        isEnclosed = true
        defer { isEnclosed = enclosed }
        return at(.let) ? try variable() : try simple()
    }

    private mutating func forIn(from start: Int, open: Int) throws(HogSyntaxError) -> Statement {
        advance()
        var value = try expectName("the name of a variable")
        var key: String?
        if takes(.comma) {
            key = value
            value = try expectName("the name of a variable")
        }
        guard takes(.in) else { throw unexpected("`in`") }
        let collection = try enclosedExpression().expression
        try expectClosing(.closeParenthesis, of: open)
        let body = try body()
        _ = takes(.semicolon)
        return made(.forIn(key: key, value: value, collection: collection, body: body), from: start)
    }
}
