/// Parses postfix operations, which bind tightest: calls, properties, elements and casts.
extension HogParser {
    /// Reads one postfix operation; `nil` if none follows.
    mutating func postfix(on left: Node, from start: Int) throws(HogSyntaxError) -> Node? {
        switch current.kind {
        case .sign(.openParenthesis):
            // `a` and then `(x) -> x` are two statements.
            guard isEnclosed || !startsLambda(at: index) else { return nil }
            return try callOf(left, from: start)
        case .sign(.openBracket):
            guard isEnclosed || !failedInfixes.contains(index) else { return nil }
            let mark = index
            do {
                return try element(of: left, from: start, isNullish: false)
            } catch {
                // `a` and then `[1, 2]` are two statements.
                guard !isEnclosed else { throw error }
                try backtrack(after: error, to: mark, isInfix: true)
                return nil
            }
        case .sign(.dot): return try member(of: left, from: start, isNullish: false)
        case .sign(.nullishDot): return try member(of: left, from: start, isNullish: true)
        case .sign(.cast): return try cast(left, from: start)
        default: return nil
        }
    }

    private mutating func callOf(_ left: Node, from start: Int) throws(HogSyntaxError) -> Node {
        let arguments = try arguments()
        if case .call = left.expression.kind, let query = try queryCall(arguments, from: start) { return query }
        let kind = Expression.Kind.callOf(left.expression, arguments: arguments.parts)
        return node(kind, from: start, height: max(left.height, arguments.height))
    }

    /// Reads `name(…)`.
    mutating func call() throws(HogSyntaxError) -> Node {
        let start = index
        let name = name(of: current)
        if let query = try typedCall() { return query }
        advance()
        let arguments = try arguments()
        if let query = try queryCall(arguments, from: start) { return query }
        return node(.call(name: name, arguments: arguments.parts), from: start, height: arguments.height)
    }

    /// The arguments of a call.
    struct Arguments {
        let parts: [Expression]
        let height: Int
        /// Whether they contain words that only occur in queries.
        var isQuery = false
    }

    private mutating func arguments() throws(HogSyntaxError) -> Arguments {
        let open = index
        advance()
        if let query = try queryArguments(open: open) { return query }
        var (parts, height) = ([Expression](), 0)
        while !accept(.closeParenthesis) {
            let part = try enclosedExpression()
            parts.append(part.expression)
            height = max(height, part.height)
            if at(.order), peek().keyword == .by {
                try ordering()
                try expectClosing(.closeParenthesis, of: open)
                return Arguments(parts: parts, height: height, isQuery: true)
            }
            if !accept(.comma) {
                try expectClosing(.closeParenthesis, of: open, or: "`,`")
                break
            }
        }
        return Arguments(parts: parts, height: height)
    }

    /// Reads expressions separated by commas up to a closing bracket, and steps over it.
    mutating func expressions(
        closedBy sign: Token.Sign, open: Int
    ) throws(HogSyntaxError) -> (arguments: [Expression], height: Int) {
        var parts: [Expression] = []
        var height = 0
        while !accept(sign) {
            let part = try enclosedExpression()
            parts.append(part.expression)
            height = max(height, part.height)
            if !accept(.comma) {
                try expectClosing(sign, of: open, or: "`,`")
                break
            }
        }
        return (parts, height)
    }

    /// Reads `[key]`, or SQL's `[from:to]`.
    private mutating func element(of left: Node, from start: Int, isNullish: Bool) throws(HogSyntaxError) -> Node {
        let open = index
        advance()
        if !isNullish, accept(.colon) {
            return try slice(of: left, from: start, open: open)
        }
        let key = try enclosedExpression()
        if !isNullish, accept(.colon) {
            return try slice(of: left, from: start, open: open)
        }
        try expectClosing(.closeBracket, of: open)
        let kind = Expression.Kind.arrayAccess(left.expression, key: key.expression, isNullish: isNullish)
        return node(kind, from: start, over: left, key)
    }

    private mutating func slice(of left: Node, from start: Int, open: Int) throws(HogSyntaxError) -> Node {
        if !at(.closeBracket) { _ = try enclosedExpression() }
        try expectClosing(.closeBracket, of: open)
        return node(.unsupported(what: "a slice (`[from:to]`)"), from: start, over: left)
    }

    /// Reads `.name` or `.1` or, with a question mark, `?.[key]`.
    private mutating func member(of left: Node, from start: Int, isNullish: Bool) throws(HogSyntaxError) -> Node? {
        let next = peek()
        switch next.kind {
        case .integer(octalLike: false):
            index += 2
            guard let index = Int(text(of: next)) else {
                throw HogSyntaxError("The index `\(text(of: next))` is too large.", at: next.place)
            }
            return node(.tupleAccess(left.expression, index: index, isNullish: isNullish), from: start, over: left)
        case .integer where !isNullish && !isEnclosed:
            // `a` and then `.01` are two statements.
            return nil
        case .sign(.openBracket) where isNullish:
            advance()
            return try element(of: left, from: start, isNullish: true)
        default:
            advance()
            let place = current.place
            let name = try expectName("the name of a property")
            let key = Expression(kind: .constant(.string(name)), place: place)
            return node(.arrayAccess(left.expression, key: key, isNullish: isNullish), from: start, over: left)
        }
    }

    /// Reads `::type`.
    private mutating func cast(_ left: Node, from start: Int) throws(HogSyntaxError) -> Node {
        advance()
        guard current.kind == .quotedName || (current.kind == .word && (current.keyword?.isType ?? true)) else {
            throw unexpected("a type")
        }
        advance()
        if at(.with) {
            let hasLocal = peek().keyword == .local
            if peek(hasLocal ? 2 : 1).keyword == .time, peek(hasLocal ? 3 : 2).keyword == .zone { index += hasLocal ? 4 : 3 }
        }
        return node(.unsupported(what: "a cast (`::`)"), from: start, over: left)
    }
}
