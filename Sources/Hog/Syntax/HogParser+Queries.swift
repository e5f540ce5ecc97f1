/// What only queries have. It is read, so that a program with it is refused for what it is.
extension HogParser {
    /// Reads what may follow an asterisk: `exclude (a, b)`.
    mutating func asterisk(from start: Int) throws(HogSyntaxError) -> Node {
        if at(.exclude), peek().kind == .sign(.openParenthesis), peek(2).isName {
            advance()
            let open = index
            advance()
            repeat { _ = try parameter() } while takes(.comma)
            try expectClosing(.closeParenthesis, of: open, or: "`,`")
        }
        return node(.unsupported(what: "an asterisk"), from: start, height: 0)
    }

    // MARK: Calls

    /// Reads `cast(x as type)` or `columns(…)`, if that is what is called.
    mutating func typedCall() throws(HogSyntaxError) -> Node? {
        let start = index
        switch current.keyword {
        case .cast, .tryCast:
            return try attempt { parser throws(HogSyntaxError) in
                parser.index += 2
                let value = try parser.enclosedExpression(.ternary)
                guard parser.takes(.as) else { throw parser.unexpected("`as`") }
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
            while !takes(.closeParenthesis) {
                try typeArgument()
                if !takes(.comma) {
                    try expectClosing(.closeParenthesis, of: open, or: "`,`")
                    break
                }
            }
        } else {
            while current.isName { advance() }
        }
        while takes(.openBracket) {
            if current.isDigits { advance() }
            try expect(.closeBracket)
        }
    }

    private mutating func typeArgument() throws(HogSyntaxError) {
        guard !current.isName else { return try type() }
        _ = try enclosedExpression()
    }

    /// Reads arguments after `distinct`, unless that is a name here.
    mutating func queryArguments(open: Int) throws(HogSyntaxError) -> Arguments? {
        guard at(.distinct), !givenUp.contains(index) else { return nil }
        let mark = index
        do {
            advance()
            let (parts, height) = try expressions(closedBy: .closeParenthesis, open: open)
            return Arguments(parts: parts, height: height, isQuery: true)
        } catch {
            try giveUp(error, backTo: mark)
            return nil
        }
    }

    /// Reads what follows the arguments of a query's call: `filter (…)`, `over (…)`, `within group (…)`.
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
        if at(.over), try takesWindow() { what = "a window function" }
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
        guard takes(.order), takes(.by) else { throw unexpected("`order by`") }
        repeat {
            _ = try enclosedExpression()
            _ = takes(.asc) || takes(.ascending) || takes(.desc) || takes(.descending)
            if takes(.nulls) {
                guard takes(.first) || takes(.last) else { throw unexpected("`first` or `last`") }
            }
            if takes(.collate) {
                guard current.kind == .string else { throw unexpected("a string") }
                advance()
            }
        } while takes(.comma)
    }

    private mutating func takesWindow() throws(HogSyntaxError) -> Bool {
        if peek().isName {
            index += 2
            return true
        }
        guard peek().kind == .sign(.openParenthesis) else { return false }
        advance()
        try parenthesized { parser throws(HogSyntaxError) in
            if parser.takes(.partition) {
                guard parser.takes(.by) else { throw parser.unexpected("`by`") }
                repeat { _ = try parser.enclosedExpression() } while parser.takes(.comma)
            }
            if parser.at(.order) { try parser.ordering() }
            guard parser.takes(.rows) || parser.takes(.range) else { return }
            let isRange = parser.takes(.between)
            try parser.frameBound()
            guard isRange else { return }
            guard parser.takes(.and) else { throw parser.unexpected("`and`") }
            try parser.frameBound()
        }
        return true
    }

    private mutating func frameBound() throws(HogSyntaxError) {
        if at(.current), peek().keyword == .row {
            index += 2
            return
        }
        if !takes(.unbounded) { _ = try enclosedExpression(.not) }
        guard takes(.preceding) || takes(.following) else { throw unexpected("`preceding` or `following`") }
    }
}
