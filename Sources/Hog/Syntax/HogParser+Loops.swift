/// Parses `if`, `while` and both kinds of `for`.
extension HogParser {
    /// Whether `if` here begins a statement and not a call: the brackets contain one condition, and a statement follows.
    var startsIfStatement: Bool {
        guard peek().kind == .sign(.openParenthesis), !startsLambda(at: index + 1) else { return false }
        guard let closing = lookahead.closing(of: index + 1) else { return true }
        guard closing > index + 2 else { return false }
        guard !lookahead.containsComma(at: index + 1) || containsArrow(from: index + 2, to: closing) else { return false }
        return tokens[closing + 1].startsStatement(before: tokens[min(closing + 2, tokens.count - 1)])
    }

    private func containsArrow(from start: Int, to end: Int) -> Bool {
        tokens[start..<end].contains { $0.kind == .sign(.arrow) }
    }

    private mutating func condition() throws(HogSyntaxError) -> Expression {
        let open = index
        try expect(.openParenthesis)
        let condition = try enclosedExpression().expression
        try expectClosing(.closeParenthesis, of: open)
        return condition
    }

    mutating func ifStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let condition = try condition()
        let then = try body()
        var otherwise: Statement?
        if at(.else), peek().startsStatement(before: peek(2)) {
            advance()
            otherwise = try body()
        }
        return makeStatement(.conditional(condition: condition, then: then, otherwise: otherwise), from: start)
    }

    mutating func whileLoop() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let condition = try condition()
        let body = try body()
        _ = accept(.semicolon)
        return makeStatement(.whileLoop(condition: condition, body: body), from: start)
    }

    /// Whether `for` here begins a statement and not a call.
    var startsForLoop: Bool {
        peek().kind == .sign(.openParenthesis)
            && (peek(2).keyword == .let || lookahead.containsSemicolon(at: index + 1) || lookahead.closing(of: index + 1) == nil)
    }

    mutating func forLoop() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let open = index
        try expect(.openParenthesis)
        if at(.let), !lookahead.containsSemicolon(at: open) { return try forIn(from: start, open: open) }
        let initializer = at(.semicolon) ? nil : try loopStep()
        try expect(.semicolon)
        let condition = at(.semicolon) ? nil : try enclosedExpression().expression
        try expect(.semicolon)
        let step = at(.closeParenthesis) ? nil : try loopStep()
        try expectClosing(.closeParenthesis, of: open)
        let body = try body()
        _ = accept(.semicolon)
        return makeStatement(.forLoop(initializer: initializer, condition: condition, step: step, body: body), from: start)
    }

    private mutating func loopStep() throws(HogSyntaxError) -> Statement {
        let enclosed = isEnclosed
        isEnclosed = true
        defer { isEnclosed = enclosed }
        return at(.let) ? try variableDeclaration() : try simpleStatement()
    }

    private mutating func forIn(from start: Int, open: Int) throws(HogSyntaxError) -> Statement {
        advance()
        var value = try expectName("the name of a variable")
        var key: String?
        if accept(.comma) {
            key = value
            value = try expectName("the name of a variable")
        }
        guard accept(.in) else { throw unexpected("`in`") }
        let collection = try enclosedExpression().expression
        try expectClosing(.closeParenthesis, of: open)
        let body = try body()
        _ = accept(.semicolon)
        return makeStatement(.forIn(key: key, value: value, collection: collection, body: body), from: start)
    }
}
