/// Parses arrays, tuples, dictionaries and lambdas.
extension HogParser {
    // MARK: ( )

    /// Whether the `(` at an index opens the parameters of a lambda.
    func startsLambda(at index: Int) -> Bool {
        let next = min(index + 1, tokens.count - 1)
        return tokens[next].kind != .sign(.comma) && lookahead.startsClosedArrowNames(at: next)
    }

    mutating func parenthesized() throws(HogSyntaxError) -> Node {
        if startsLambda(at: index) { return try lambda() }
        let start = index
        advance()
        if at(.closeParenthesis) { throw unexpected("an expression") }
        let first = try enclosedExpression()
        guard accept(.comma) else {
            try expectClosing(.closeParenthesis, of: start, or: "`,`")
            return Node(expression: Expression(kind: first.expression.kind, place: place(from: start)), height: first.height)
        }
        let (rest, height) = try expressions(closedBy: .closeParenthesis, open: start)
        return node(.tuple([first.expression] + rest), from: start, height: max(first.height, height))
    }

    // MARK: [ ]

    mutating func array() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        let (parts, height) = try expressions(closedBy: .closeBracket, open: start)
        return node(.array(parts), from: start, height: height)
    }

    // MARK: { }

    /// Parses a dictionary, or SQL's placeholder `{x}`.
    mutating func braced() throws(HogSyntaxError) -> Node {
        let start = index
        if lookahead.opensDictionary(at: index) || peek().kind == .sign(.closeBrace) { return try dictionary() }
        advance()
        let value = try enclosedExpression()
        try expectClosing(.closeBrace, of: start, or: "`:`")
        return placeholder(from: start, height: value.height)
    }

    func placeholder(from start: Int, height: Int) -> Node {
        node(.unsupported(what: "a placeholder (`{…}`)"), from: start, height: height)
    }

    private mutating func dictionary() throws(HogSyntaxError) -> Node {
        let start = index
        var entries: [(key: Expression, value: Expression)] = []
        var height = 0
        advance()
        while !accept(.closeBrace) {
            let key = try enclosedExpression()
            try expect(.colon)
            let value = try enclosedExpression()
            entries.append((key.expression, value.expression))
            height = max(height, key.height, value.height)
            if !accept(.comma) {
                try expectClosing(.closeBrace, of: start, or: "`,`")
                break
            }
        }
        return node(.dictionary(entries), from: start, height: height)
    }

    // MARK: ->

    /// Parses `x -> …`, `x, y -> …` or `(x, y) -> …`.
    mutating func lambda() throws(HogSyntaxError) -> Node {
        let start = index
        let isClosed = accept(.openParenthesis)
        let parameters = names(upTo: isClosed ? .closeParenthesis : .arrow)
        if isClosed { advance() }
        if at(.openBrace), !lookahead.opensDictionary(at: index), peek().kind != .sign(.closeBrace) {
            return try blockLambda(parameters, from: start)
        }
        let body = try expression()
        return node(.lambda(parameters: parameters, body: .expression(body.expression)), from: start, over: body)
    }

    /// Parses a lambda whose body is a block or an expression that begins with a placeholder.
    private mutating func blockLambda(_ parameters: [String], from start: Int) throws(HogSyntaxError) -> Node {
        let open = index
        let before = greatestDepth
        greatestDepth = depth
        let block = try block()
        let height = greatestDepth - depth
        greatestDepth = max(greatestDepth, before)
        let end = index
        if block.isPlaceholder {
            let body = try operators(after: placeholder(from: open, height: height), from: open, .anything)
            guard index == end else {
                return node(.lambda(parameters: parameters, body: .expression(body.expression)), from: start, over: body)
            }
        }
        let statement = Statement(kind: .block(block.statements), place: place(from: open))
        return node(.lambda(parameters: parameters, body: .block(statement)), from: start, height: height)
    }

    /// Parses `lambda x, y: …`.
    mutating func colonLambda() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        let parameters = names(upTo: .colon)
        let body = try expression()
        return node(.lambda(parameters: parameters, body: .expression(body.expression)), from: start, over: body)
    }

    /// Reads names up to a sign and steps over the sign. The caller has checked that they are there.
    private mutating func names(upTo sign: Token.Sign) -> [String] {
        var names: [String] = []
        while !accept(sign) {
            if current.isName { names.append(name(of: current)) }
            advance()
        }
        return names
    }
}
