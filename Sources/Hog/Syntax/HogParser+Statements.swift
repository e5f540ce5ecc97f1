/// Parses statements. Newlines mean nothing, and semicolons are optional: a statement ends where it cannot be continued.
extension HogParser {
    /// Reads a declaration or statement and appends it; a semicolon alone appends nothing.
    mutating func appendDeclaration(to declarations: inout [Statement]) throws(HogSyntaxError) {
        if accept(.semicolon) { return }
        declarations.append(try declaration())
    }

    mutating func declaration() throws(HogSyntaxError) -> Statement {
        try enter()
        defer { depth -= 1 }
        let enclosed = isEnclosed
        isEnclosed = false
        defer { isEnclosed = enclosed }
        return at(.let) ? try variableDeclaration() : try statement()
    }

    /// Reads a statement where no declaration is allowed, such as the body of a loop.
    mutating func body() throws(HogSyntaxError) -> Statement {
        guard !at(.let) else {
            throw HogSyntaxError("A variable can't be declared here: put it in braces.", at: current.place)
        }
        return try declaration()
    }

    mutating func variableDeclaration() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let name = try expectName("the name of a variable")
        guard accept(.assign) else { return makeStatement(.variable(name: name, value: nil), from: start) }
        let value = try expression().expression
        return makeStatement(.variable(name: name, value: value), from: start)
    }

    private mutating func statement() throws(HogSyntaxError) -> Statement {
        let start = index
        switch current.keyword {
        case .throw: return try throwStatement()
        case .try: return try tryStatement()
        case .while: return try whileLoop()
        case .fn, .fun: return try functionDeclaration()
        case .return where startsReturn && !failedPrefixes.contains(index): return try returnStatement()
        case .if where startsIfStatement: return try ifStatement()
        case .for where startsForLoop: return try forLoop()
        default: break
        }
        if accept(.semicolon) { return makeStatement(.empty, from: start) }
        if at(.openBrace), !lookahead.opensDictionary(at: index) { return try blockStatement() }
        return try expressionStatement()
    }

    private mutating func expressionStatement() throws(HogSyntaxError) -> Statement {
        let statement = try simpleStatement()
        if case .expression = statement.kind { _ = accept(.semicolon) }
        return statement
    }

    /// Reads an expression or an assignment.
    mutating func simpleStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        statementStart = index
        let target = try expression().expression
        guard accept(.assign) else { return makeStatement(.expression(target), from: start) }
        let value = try expression().expression
        return makeStatement(.assignment(target: target, value: value), from: start)
    }

    func makeStatement(_ kind: Statement.Kind, from start: Int) -> Statement {
        Statement(kind: kind, place: place(from: start))
    }

    // MARK: Blocks

    /// Reads `{ … }`, and reports whether it could also be a placeholder.
    mutating func block() throws(HogSyntaxError) -> (statements: [Statement], isPlaceholder: Bool) {
        let open = index
        guard accept(.openBrace) else { throw unexpected("a block (`{ … }`)") }
        var statements: [Statement] = []
        var semicolon = false
        while !at(.closeBrace) {
            guard current.kind != .end else {
                throw HogSyntaxError("This `{` is never closed: a `}` is missing.", at: tokens[open].place)
            }
            try appendDeclaration(to: &statements)
            semicolon = semicolon || tokens[index - 1].kind == .sign(.semicolon)
        }
        advance()
        guard statements.count == 1, !semicolon, case .expression = statements[0].kind else { return (statements, false) }
        return (statements, true)
    }

    /// Reads a block, or an expression that begins with a placeholder or an empty dictionary if an operator follows.
    private mutating func blockStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        let block = try block()
        // `()` begins a statement only as the parameters of a lambda.
        let isCalled = at(.openParenthesis) && peek().kind == .sign(.closeParenthesis) && peek(2).kind != .sign(.arrow)
        guard case .sign = current.kind, isCalled || !current.startsStatement(before: peek()), !at(.closeBrace) else {
            return makeStatement(.block(block.statements), from: start)
        }
        guard block.isPlaceholder || block.statements.isEmpty else { throw unexpected("a statement") }
        let dictionary = node(.dictionary([]), from: start, height: 0)
        let first = block.isPlaceholder ? placeholder(from: start, height: 1) : dictionary
        let target = try operators(after: first, from: start, .anything).expression
        guard accept(.assign) else { return makeStatement(.expression(target), from: start) }
        return makeStatement(.assignment(target: target, value: try expression().expression), from: start)
    }

    // MARK: return, throw and try

    /// Whether `return` is a statement here and not a name.
    private var startsReturn: Bool {
        switch peek().kind {
        case .sign(let sign): sign.startsExpression && !(sign == .dot && !peek(2).isDigits) || sign == .semicolon || sign == .closeBrace
        default: true
        }
    }

    private mutating func returnStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        do throws(HogSyntaxError) {
            advance()
            let value = startsExpression ? try expression().expression : nil
            _ = accept(.semicolon)
            return makeStatement(.returns(value), from: start)
        } catch {
            // `return` and then `{ a; }` are two statements; `return + +1` adds to a variable called `return`.
            try backtrack(after: error, to: start)
            guard peek().startsStatement(before: peek(2)) else { return try expressionStatement() }
            advance()
            return makeStatement(.returns(nil), from: start)
        }
    }

    /// Whether the current token can begin an expression.
    private var startsExpression: Bool {
        switch current.kind {
        case .sign(let sign): sign.startsExpression
        case .word: current.isName || current.keyword == .null || current.isNumber
        case .end, .templateText, .templateEnd, .tagClose, .tagSelfClose, .tagText: false
        default: true
        }
    }

    private mutating func throwStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let error = try expression().expression
        _ = accept(.semicolon)
        return makeStatement(.throwing(error), from: start)
    }

    private mutating func tryStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let body = try block().statements
        var catches: [Statement.Catch] = []
        while at(.catch) {
            catches.append(try catchClause())
        }
        let end = index
        let statements = accept(.finally) ? try block().statements : nil
        let finally = statements.map { makeStatement(.block($0), from: end) }
        return makeStatement(.tryCatch(body: body, catches: catches, finally: finally), from: start)
    }

    private mutating func catchClause() throws(HogSyntaxError) -> Statement.Catch {
        let start = index
        advance()
        var name: String?
        var type: String?
        let open = index
        if accept(.openParenthesis) {
            name = try expectName("the name of a variable")
            if accept(.colon) { type = try expectName("a type of error") }
            try expectClosing(.closeParenthesis, of: open, or: type == nil ? "`:`" : nil)
        }
        let body = try block().statements
        return Statement.Catch(name: name, type: type, body: body, place: place(from: start))
    }

    // MARK: Functions

    private mutating func functionDeclaration() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let name = try expectName("the name of a function")
        let open = index
        try expect(.openParenthesis)
        var parameters: [String] = []
        while !accept(.closeParenthesis) {
            parameters.append(try parameter())
            if !accept(.comma) {
                try expectClosing(.closeParenthesis, of: open, or: "`,`")
                break
            }
        }
        let bodyStart = index
        let body = try block().statements
        let block = makeStatement(.block(body), from: bodyStart)
        return makeStatement(.function(name: name, parameters: parameters, body: block), from: start)
    }

    /// Reads the name of a parameter, which may contain dots.
    mutating func parameter() throws(HogSyntaxError) -> String {
        var name = try expectName("the name of a parameter")
        while accept(.dot) {
            name += "." + (try expectName("the name of a parameter"))
        }
        return name
    }
}

extension Token.Sign {
    /// Whether an expression can begin with it.
    fileprivate var startsExpression: Bool {
        switch self {
        case .minus, .plus, .times, .dot, .openParenthesis, .openBracket, .openBrace, .hash: true
        default: false
        }
    }
}

extension Token {
    /// Whether a statement can begin with it; some signs begin one only before a number.
    func startsStatement(before next: Token) -> Bool {
        switch kind {
        case .sign(.plus): next.isNumber || next.kind == .sign(.dot)
        case .sign(.dot): next.isDigits
        case .sign(let sign): sign.startsExpression || sign == .semicolon
        case .word: keyword.map { !($0 == .catch || $0 == .finally) } ?? true
        case .end, .templateText, .templateEnd, .tagClose, .tagSelfClose, .tagText: false
        default: true
        }
    }
}
