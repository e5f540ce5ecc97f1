/// Parses what only queries may contain, so that a program with it is refused with a message that names it.
extension HogParser {
    /// Reads the `exclude (a, b)` that may follow an asterisk.
    mutating func asterisk(from start: Int) throws(HogSyntaxError) -> Node {
        if at(.exclude), peek().kind == .sign(.openParenthesis), peek(2).isName {
            advance()
            let open = index
            advance()
            repeat { _ = try parameter() } while accept(.comma)
            try expectClosing(.closeParenthesis, of: open, or: "`,`")
        }
        return node(.unsupported(what: "an asterisk"), from: start, height: 0)
    }

    // MARK: Calls

    /// Reads `cast(x as type)` or `columns(…)`; `nil` if another function is called.
    mutating func typedCall() throws(HogSyntaxError) -> Node? {
        let start = index
        switch current.keyword {
        case .cast, .tryCast:
            return try attempt { parser throws(HogSyntaxError) in
                parser.index += 2
                let value = try parser.enclosedExpression(.ternary)
                guard parser.accept(.as) else { throw parser.unexpected("`as`") }
                try parser.type()
                try parser.expectClosing(.closeParenthesis, of: start + 1)
                return parser.node(.unsupported(what: "a cast"), from: start, over: value)
            }
        case .columns where peek(2).kind != .sign(.closeParenthesis):
            advance()
            let open = index
            advance()
            let (_, height) = try expressions(closedBy: .closeParenthesis, open: open)
            return node(.unsupported(what: "`columns(…)`"), from: start, height: height)
        default:
            return nil
        }
    }

    /// Reads a type: `int`, `double precision`, `array(int)[]`.
    private mutating func type() throws(HogSyntaxError) {
        try enter()
        defer { depth -= 1 }
        _ = try expectName("a type")
        if at(.openParenthesis) {
            let open = index
            advance()
            while !accept(.closeParenthesis) {
                try typeArgument()
                if !accept(.comma) {
                    try expectClosing(.closeParenthesis, of: open, or: "`,`")
                    break
                }
            }
        } else {
            while current.isName { advance() }
        }
        while accept(.openBracket) {
            if current.isDigits { advance() }
            try expect(.closeBracket)
        }
    }

    private mutating func typeArgument() throws(HogSyntaxError) {
        guard !current.isName else { return try type() }
        _ = try enclosedExpression()
    }

    /// Reads arguments after `distinct`, unless `distinct` is a name here.
    mutating func queryArguments(open: Int) throws(HogSyntaxError) -> Arguments? {
        guard at(.distinct), !failedPrefixes.contains(index) else { return nil }
        let mark = index
        do {
            advance()
            let (parts, height) = try expressions(closedBy: .closeParenthesis, open: open)
            return Arguments(parts: parts, height: height, isQuery: true)
        } catch {
            try backtrack(after: error, to: mark)
            return nil
        }
    }

    /// Reads the clauses that may follow the arguments of a call in a query: `filter (…)`, `over (…)`, `within group (…)`.
    mutating func queryCall(_ arguments: Arguments, from start: Int) throws(HogSyntaxError) -> Node? {
        var what = arguments.isQuery ? "an aggregation" : nil
        if at(.within), peek().keyword == .group {
            index += 2
            try parenthesized { parser throws(HogSyntaxError) in try parser.ordering() }
            what = "`within group`"
        }
        if at(.filter), peek().kind == .sign(.openParenthesis), peek(2).keyword == .where {
            advance()
            try parenthesized { parser throws(HogSyntaxError) in
                parser.advance()
                _ = try parser.enclosedExpression()
            }
            what = "`filter`"
        }
        if at(.over), try acceptWindow() { what = "a window function" }
        return what.map { node(.unsupported(what: $0), from: start, height: arguments.height) }
    }

    private mutating func parenthesized(_ read: (inout HogParser) throws(HogSyntaxError) -> Void) throws(HogSyntaxError) {
        let open = index
        try expect(.openParenthesis)
        try read(&self)
        try expectClosing(.closeParenthesis, of: open)
    }

    // MARK: Order and windows

    /// Reads `order by a desc, b`.
    mutating func ordering() throws(HogSyntaxError) {
        guard accept(.order), accept(.by) else { throw unexpected("`order by`") }
        repeat {
            _ = try enclosedExpression()
            _ = accept(.asc) || accept(.ascending) || accept(.desc) || accept(.descending)
            if accept(.nulls) {
                guard accept(.first) || accept(.last) else { throw unexpected("`first` or `last`") }
            }
            if accept(.collate) {
                guard current.kind == .string else { throw unexpected("a string") }
                advance()
            }
        } while accept(.comma)
    }

    private mutating func acceptWindow() throws(HogSyntaxError) -> Bool {
        if peek().isName {
            index += 2
            return true
        }
        guard peek().kind == .sign(.openParenthesis) else { return false }
        advance()
        try parenthesized { parser throws(HogSyntaxError) in
            if parser.accept(.partition) {
                guard parser.accept(.by) else { throw parser.unexpected("`by`") }
                repeat { _ = try parser.enclosedExpression() } while parser.accept(.comma)
            }
            if parser.at(.order) { try parser.ordering() }
            guard parser.accept(.rows) || parser.accept(.range) else { return }
            let isRange = parser.accept(.between)
            try parser.frameBound()
            guard isRange else { return }
            guard parser.accept(.and) else { throw parser.unexpected("`and`") }
            try parser.frameBound()
        }
        return true
    }

    private mutating func frameBound() throws(HogSyntaxError) {
        if at(.current), peek().keyword == .row {
            index += 2
            return
        }
        if !accept(.unbounded) { _ = try enclosedExpression(.not) }
        guard accept(.preceding) || accept(.following) else { throw unexpected("`preceding` or `following`") }
    }
}
