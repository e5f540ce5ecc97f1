/// Statements. Newlines mean nothing, and semicolons little: a statement ends where it can't go on.
extension HogParser {
    /// Reads a declaration or statement; a semicolon alone adds nothing.
    mutating func appendDeclaration(to declarations: inout [Statement]) throws(HogSyntaxError) {
        if takes(.semicolon) { return }
        declarations.append(try declaration())
    }

    mutating func declaration() throws(HogSyntaxError) -> Statement {
        try enter()
        defer { depth -= 1 }
        let enclosed = isEnclosed
        isEnclosed = false
        defer { isEnclosed = enclosed }
        return at(.let) ? try variable() : try statement()
    }

    /// A statement where no declaration may be, as the body of a loop.
    mutating func body() throws(HogSyntaxError) -> Statement {
        guard !at(.let) else {
            throw HogSyntaxError("A variable can't be declared here: put it in braces.", at: current.place)
        }
        return try declaration()
    }

    mutating func variable() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let name = try expectName("the name of a variable")
        guard takes(.assign) else { return made(.variable(name: name, value: nil), from: start) }
        let value = try expression().expression
        return made(.variable(name: name, value: value), from: start)
    }

    private mutating func statement() throws(HogSyntaxError) -> Statement {
        let start = index
        switch current.keyword {
        case .throw: return try throwing()
        case .try: return try attempt()
        case .while: return try whileLoop()
        case .fn, .fun: return try function()
        case .return where returnsHere && !givenUp.contains(index): return try returns()
        case .if where opensCondition: return try conditional()
        case .for where opensLoop: return try loop()
        default: break
        }
        if takes(.semicolon) { return made(.empty, from: start) }
        if at(.openBrace), !brackets.opensDictionary(at: index) { return try blockStatement() }
        return try expressionStatement()
    }

    private mutating func expressionStatement() throws(HogSyntaxError) -> Statement {
        let statement = try simple()
        if case .expression = statement.kind { _ = takes(.semicolon) }
        return statement
    }

    /// An expression or an assignment.
    mutating func simple() throws(HogSyntaxError) -> Statement {
        let start = index
        statementStart = index
        let target = try expression().expression
        guard takes(.assign) else { return made(.expression(target), from: start) }
        let value = try expression().expression
        return made(.assignment(target: target, value: value), from: start)
    }

    func made(_ kind: Statement.Kind, from start: Int) -> Statement {
        Statement(kind: kind, place: place(from: start))
    }

    // MARK: Blocks

    /// Reads `{ … }`, and says whether it could also be a placeholder.
    mutating func block() throws(HogSyntaxError) -> (statements: [Statement], isPlaceholder: Bool) {
        let open = index
        guard takes(.openBrace) else { throw unexpected("a block (`{ … }`)") }
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

    /// A block, unless what follows makes an expression of it that begins with a placeholder or an empty dictionary.
    private mutating func blockStatement() throws(HogSyntaxError) -> Statement {
        let start = index
        let block = try block()
        // `()` begins no statement, unless a lambda.
        let isCalled = at(.openParenthesis) && peek().kind == .sign(.closeParenthesis) && peek(2).kind != .sign(.arrow)
        guard case .sign = current.kind, isCalled || !current.startsStatement(before: peek()), !at(.closeBrace) else {
            return made(.block(block.statements), from: start)
        }
        guard block.isPlaceholder || block.statements.isEmpty else { throw unexpected("a statement") }
        let dictionary = node(.dictionary([]), from: start, height: 0)
        let first = block.isPlaceholder ? placeholder(from: start, height: 1) : dictionary
        let target = try operators(after: first, from: start, .anything).expression
        guard takes(.assign) else { return made(.expression(target), from: start) }
        return made(.assignment(target: target, value: try expression().expression), from: start)
    }

    // MARK: Leaving

    /// Whether `return` is the statement here, and not a name.
    private var returnsHere: Bool {
        switch peek().kind {
        case .sign(let sign): sign.startsExpression && !(sign == .dot && !peek(2).isDigits) || sign == .semicolon || sign == .closeBrace
        default: true
        }
    }

    private mutating func returns() throws(HogSyntaxError) -> Statement {
        let start = index
        do throws(HogSyntaxError) {
            advance()
            let value = startsExpression ? try expression().expression : nil
            _ = takes(.semicolon)
            return made(.returns(value), from: start)
        } catch {
            // `return` and then `{ a; }` are two statements; `return + +1` adds to what is called `return`.
            try giveUp(error, backTo: start)
            guard peek().startsStatement(before: peek(2)) else { return try expressionStatement() }
            advance()
            return made(.returns(nil), from: start)
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

    private mutating func throwing() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let error = try expression().expression
        _ = takes(.semicolon)
        return made(.throwing(error), from: start)
    }

    private mutating func attempt() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let body = try block().statements
        var catches: [Statement.Catch] = []
        while at(.catch) {
            catches.append(try catching())
        }
        let end = index
        let statements = takes(.finally) ? try block().statements : nil
        let finally = statements.map { made(.block($0), from: end) }
        return made(.attempt(body: body, catches: catches, finally: finally), from: start)
    }

    private mutating func catching() throws(HogSyntaxError) -> Statement.Catch {
        let start = index
        advance()
        var name: String?
        var type: String?
        let open = index
        if takes(.openParenthesis) {
            name = try expectName("the name of a variable")
            if takes(.colon) { type = try expectName("a type of error") }
            try expectClosing(.closeParenthesis, of: open, or: type == nil ? "`:`" : nil)
        }
        let body = try block().statements
        return Statement.Catch(name: name, type: type, body: body, place: place(from: start))
    }

    // MARK: Functions

    private mutating func function() throws(HogSyntaxError) -> Statement {
        let start = index
        advance()
        let name = try expectName("the name of a function")
        let open = index
        try expect(.openParenthesis)
        var parameters: [String] = []
        while !takes(.closeParenthesis) {
            parameters.append(try parameter())
            if !takes(.comma) {
                try expectClosing(.closeParenthesis, of: open, or: "`,`")
                break
            }
        }
        let bodyStart = index
        let body = try block().statements
        let block = made(.block(body), from: bodyStart)
        return made(.function(name: name, parameters: parameters, body: block), from: start)
    }

    /// The name of a parameter, which may have dots in it.
    mutating func parameter() throws(HogSyntaxError) -> String {
        var name = try expectName("the name of a parameter")
        while takes(.dot) {
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
    /// Whether a statement can begin with it, which some signs do only before a number.
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
