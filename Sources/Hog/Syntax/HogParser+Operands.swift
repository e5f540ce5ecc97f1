/// What an expression begins with: a literal, a name, a bracket, or an operator before its operand.
extension HogParser {
    mutating func operand() throws(HogSyntaxError) -> Node {
        let start = index
        switch current.kind {
        case .integer, .hexInteger, .binaryInteger, .float: return try number(isNegative: false)
        case .string:
            advance()
            let literal = tokens[start].place
            return node(.constant(.string(StringLiteral.decoded(bytes[literal.start..<literal.end]))), from: start, height: 0)
        case .templateStart: return try template()
        case .tagStart: return try tag()
        case .word, .quotedName: return try word()
        case .sign(let sign): return try signed(sign)
        case .templateText, .templateEnd, .tagClose, .tagSelfClose, .tagText, .end: throw unexpected("an expression")
        }
    }

    private mutating func signed(_ sign: Token.Sign) throws(HogSyntaxError) -> Node {
        switch sign {
        case .minus: return try negation()
        case .plus where peek().isNumber || (peek().kind == .sign(.dot) && peek(2).isDigits):
            advance()
            return try number(isNegative: false)
        case .dot where peek().isDigits: return try number(isNegative: false)
        case .openParenthesis: return try parenthesized()
        case .openBracket: return try array()
        case .openBrace: return try braced()
        case .times:
            let start = index
            advance()
            return try asterisk(from: start)
        case .hash:
            let start = index
            advance()
            guard case .integer = current.kind else { throw unexpected("a number") }
            advance()
            return node(.unsupported(what: "a positional reference (`#1`)"), from: start, height: 0)
        default: throw unexpected("an expression")
        }
    }

    private mutating func negation() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        guard !current.isNumber, !(at(.dot) && peek().isDigits) else { return try number(isNegative: true) }
        let operand = try expression(.negation)
        let zero = Expression(kind: .constant(.integer(0)), place: tokens[start].place)
        return node(.arithmetic(.minus, left: zero, right: operand.expression), from: start, over: operand)
    }

    // MARK: Words

    private mutating func word() throws(HogSyntaxError) -> Node {
        let start = index
        if brackets.startsArrowNames(at: index) { return try lambda() }
        if current.isName, peek().kind == .sign(.assign), index != statementStart { return try namedArgument() }
        if let literal = try wordLiteral() { return literal }
        if current.isName, peek().kind == .sign(.openParenthesis), !opensLambda(at: index + 1) {
            return try call()
        }
        if at(.not), let negated = try negated() { return negated }
        guard current.isName else {
            let what = "`\(text(of: current))` is a word of the language, and an expression was expected here."
            throw HogSyntaxError(what, at: current.place)
        }
        return try field(from: start)
    }

    /// Reads what a keyword begins that isn't a name here: `null`, `case … end`, `interval 1 day`.
    private mutating func wordLiteral() throws(HogSyntaxError) -> Node? {
        guard let keyword = current.keyword else { return nil }
        switch keyword {
        case .null:
            advance()
            return node(.constant(.null), from: index - 1, height: 0)
        case .inf, .infinity, .nan: return try number(isNegative: false)
        case .case: return try attempt { parser throws(HogSyntaxError) in try parser.cases() }
        case .interval: return try attempt { parser throws(HogSyntaxError) in try parser.interval() }
        case .lambda where brackets.startsColonNames(at: index + 1) && peek().isName: return try colonLambda()
        case .array where peek().kind == .sign(.openBracket):
            return try attempt { parser throws(HogSyntaxError) in
                parser.advance()
                return try parser.array()
            }
        case .date, .timestamp:
            guard peek().kind == .string else { return nil }
            refuse("There are no date literals: write `toDate('…')` or `toDateTime('…')`.", at: current.place)
            index += 2
            return node(.unsupported(what: "a date literal"), from: index - 2, height: 0)
        default: return nil
        }
    }

    /// Tries a reading of a keyword; where it fails the keyword is a name.
    mutating func attempt(
        _ read: (inout HogParser) throws(HogSyntaxError) -> Node
    ) throws(HogSyntaxError) -> Node? {
        guard !givenUp.contains(index) else { return nil }
        let mark = index
        do {
            return try read(&self)
        } catch {
            try giveUp(error, backTo: mark)
            return nil
        }
    }

    /// `not x`, unless `not` is a name here.
    private mutating func negated() throws(HogSyntaxError) -> Node? {
        let start = index
        let negated = try attempt { parser throws(HogSyntaxError) in
            parser.advance()
            return try parser.expression(.not)
        }
        return negated.map { node(.not($0.expression), from: start, over: $0) }
    }

    /// A name, and the names after it: `a.b.c`.
    private mutating func field(from start: Int) throws(HogSyntaxError) -> Node {
        let isQuoted = current.kind == .quotedName
        var chain = [Expression.ChainStep.name(name(of: current))]
        advance()
        while at(.dot), peek().isName {
            chain.append(.name(name(of: peek())))
            index += 2
        }
        if at(.dot), peek().kind == .sign(.times) {
            index += 2
            return try asterisk(from: start)
        }
        let isAssigned = start == statementStart && at(.assign) && !isEnclosed
        if chain.count == 1, !isQuoted, !isAssigned, let constant = truth(of: start) {
            return node(.constant(.boolean(constant)), from: start, height: 0)
        }
        return node(.field(chain: chain), from: start, height: 0)
    }

    private func truth(of index: Int) -> Bool? {
        switch text(of: tokens[index]).lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    /// `name := value` inside an expression, which SQL functions take.
    private mutating func namedArgument() throws(HogSyntaxError) -> Node {
        let start = index
        index += 2
        let value = try expression()
        return node(.unsupported(what: "an assignment inside an expression"), from: start, over: value)
    }
}
