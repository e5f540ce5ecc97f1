/// Parses operands: literals, names, brackets, and operators that stand before their operand.
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
        case .word, .quotedName: return try wordOperand()
        case .sign(let sign): return try signOperand(sign)
        case .templateText, .templateEnd, .tagClose, .tagSelfClose, .tagText, .end: throw unexpected("an expression")
        }
    }

    private mutating func signOperand(_ sign: Token.Sign) throws(HogSyntaxError) -> Node {
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

    private mutating func wordOperand() throws(HogSyntaxError) -> Node {
        let start = index
        if lookahead.startsArrowNames(at: index) { return try lambda() }
        if current.isName, peek().kind == .sign(.assign), index != statementStart { return try namedArgument() }
        if let literal = try wordLiteral() { return literal }
        if current.isName, peek().kind == .sign(.openParenthesis), !startsLambda(at: index + 1) {
            return try call()
        }
        if at(.not), let negated = try negated() { return negated }
        guard current.isName else {
            let what = "`\(text(of: current))` is a word of the language, and an expression was expected here."
            throw HogSyntaxError(what, at: current.place)
        }
        return try field(from: start)
    }

    /// Reads an expression that begins with a keyword: `null`, `case … end`, `interval 1 day`.
    private mutating func wordLiteral() throws(HogSyntaxError) -> Node? {
        guard let keyword = current.keyword else { return nil }
        switch keyword {
        case .null:
            advance()
            return node(.constant(.null), from: index - 1, height: 0)
        case .inf, .infinity, .nan: return try number(isNegative: false)
        case .case: return try attempt { parser throws(HogSyntaxError) in try parser.caseExpression() }
        case .interval: return try attempt { parser throws(HogSyntaxError) in try parser.intervalExpression() }
        case .lambda where lookahead.startsColonNames(at: index + 1) && peek().isName: return try colonLambda()
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

    /// Tries to read a keyword as a keyword, and returns `nil` if that fails: then it is a name.
    mutating func attempt(
        _ read: (inout HogParser) throws(HogSyntaxError) -> Node
    ) throws(HogSyntaxError) -> Node? {
        guard !failedPrefixes.contains(index) else { return nil }
        let mark = index
        do {
            return try read(&self)
        } catch {
            try backtrack(after: error, to: mark)
            return nil
        }
    }

    /// Reads `not x`, unless `not` is a name here.
    private mutating func negated() throws(HogSyntaxError) -> Node? {
        let start = index
        let negated = try attempt { parser throws(HogSyntaxError) in
            parser.advance()
            return try parser.expression(.not)
        }
        return negated.map { node(.not($0.expression), from: start, over: $0) }
    }

    /// Reads a name and the properties after it: `a.b.c`.
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
        if chain.count == 1, !isQuoted, !isAssigned, let constant = booleanConstant(at: start) {
            return node(.constant(.boolean(constant)), from: start, height: 0)
        }
        return node(.field(chain: chain), from: start, height: 0)
    }

    private func booleanConstant(at index: Int) -> Bool? {
        switch text(of: tokens[index]).lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }

    /// Reads `name := value` inside an expression, which is a named argument in SQL.
    private mutating func namedArgument() throws(HogSyntaxError) -> Node {
        let start = index
        index += 2
        let value = try expression()
        return node(.unsupported(what: "an assignment inside an expression"), from: start, over: value)
    }
}

/// Parses the operands that come from SQL: `case … end` and `interval 1 day`.
extension HogParser {
    mutating func caseExpression() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        var parts: [Expression] = []
        var height = 0
        func add(_ part: Node) {
            parts.append(part.expression)
            height = max(height, part.height)
        }
        let hasSubject = !at(.when)
        if hasSubject { add(try enclosedExpression()) }
        guard at(.when) else { throw unexpected("`when`") }
        var branches = 0
        while accept(.when) {
            add(try enclosedExpression())
            guard accept(.then) else { throw unexpected("`then`") }
            add(try enclosedExpression())
            branches += 1
        }
        if accept(.else) {
            add(try enclosedExpression())
        } else {
            parts.append(Expression(kind: .constant(.null), place: current.place))
        }
        guard accept(.end) else { throw unexpected("`end`") }
        guard !hasSubject else { return node(.unsupported(what: "`case` with a subject"), from: start, height: height) }
        return node(.call(name: branches == 1 ? "if" : "multiIf", arguments: parts), from: start, height: height)
    }

    /// Reads `interval 1 day` or `interval '1 day'`.
    mutating func intervalExpression() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        if current.kind == .string, let interval = try intervalText(from: start) { return interval }
        let count = try enclosedExpression()
        guard let function = current.keyword?.intervalFunction else { throw unexpected("a unit of time") }
        advance()
        return node(.call(name: function, arguments: [count.expression]), from: start, over: count)
    }

    /// Reads `interval '1 day'`, unless the unit stands after the string.
    private mutating func intervalText(from start: Int) throws(HogSyntaxError) -> Node? {
        let place = current.place
        let text = StringLiteral.decoded(bytes[place.start..<place.end])
        guard peek().keyword?.intervalFunction == nil else { return nil }
        advance()
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = words[0].utf8.allSatisfy(ASCII.isDigit) ? Int(words[0]) : nil
        guard words.count == 2, let count = digits, let function = Self.intervalFunctions[String(words[1])] else {
            refuse("`\(text)` is no interval: write a number and a unit, as in `1 day`.", at: place)
            return node(.unsupported(what: "such an interval"), from: start, height: 0)
        }
        let constant = Expression(kind: .constant(.integer(count)), place: place)
        return node(.call(name: function, arguments: [constant]), from: start, height: 1)
    }

    /// The functions by the name of the unit, singular and plural.
    private static let intervalFunctions: [String: String] = {
        let units: [Keyword] = [.second, .minute, .hour, .day, .week, .month, .quarter, .year]
        return units.reduce(into: [:]) { functions, unit in
            functions[unit.rawValue] = unit.intervalFunction
            functions[unit.rawValue + "s"] = unit.intervalFunction
        }
    }()
}
