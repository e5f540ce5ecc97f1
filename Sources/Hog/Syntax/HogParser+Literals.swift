/// Parses numbers. `1.5` is joined here from three tokens, because the same tokens are two properties in `a.1.5`.
extension HogParser {
    mutating func number(isNegative: Bool) throws(HogSyntaxError) -> Node {
        let start = isNegative || (index > 0 && tokens[index - 1].kind == .sign(.plus)) ? index - 1 : index
        let sign = isNegative ? "-" : ""
        let digits = text(of: current)
        let constant: Expression.Constant
        switch current.kind {
        case .integer(let octalLike):
            advance()
            let fraction = octalLike ? nil : fraction()
            constant = fraction.map { float(sign + digits + "." + $0) } ?? integer(sign + digits, radix: 10)
        case .hexInteger, .binaryInteger:
            let radix = current.kind == .hexInteger ? 16 : 2
            advance()
            constant = integer(sign + digits.dropFirst(2), radix: radix, spelling: sign + digits)
        case .float:
            advance()
            constant = float(sign + digits)
        case .sign(.dot):
            index += 2
            constant = float("\(sign)0.\(text(of: tokens[index - 1]))")
        default:
            advance()
            constant = .float(tokens[index - 1].keyword == .nan ? .nan : isNegative ? -.infinity : .infinity)
        }
        return node(.constant(constant), from: start, height: 0)
    }

    /// Steps over a dot and the digits after it if they belong to the number before. The digits may be missing: `1.`
    private mutating func fraction() -> String? {
        guard at(.dot) else { return nil }
        if case .integer = peek().kind {
            index += 2
            return text(of: tokens[index - 1])
        }
        // `(1.a)` reads a property, but where a statement may end, `1.` and `a` are two statements; `1.` and `in` before an operand are
        // separate, too.
        let isOperator = peek().isInfixOrName && !peek(2).cannotStartOperand
        guard !isEnclosed || isOperator || !peek().isName && peek().kind != .sign(.times) else { return nil }
        advance()
        return "0"
    }

    private func integer(_ digits: String, radix: Int, spelling: String? = nil) -> Expression.Constant {
        Int(digits, radix: radix).map { .integer($0) } ?? .hugeInteger(spelling ?? digits)
    }

    private func float(_ text: String) -> Expression.Constant {
        .float(Double(text) ?? .nan)
    }
}

extension Token {
    /// Whether it can be the fraction of a number.
    var isDigits: Bool {
        if case .integer = kind { true } else { false }
    }

    /// Whether it can be an operator or, after a dot, part of its left operand: `*`, and operators that are also names.
    fileprivate var isInfixOrName: Bool {
        switch keyword {
        case .and, .between, .ilike, .in, .is, .like, .not, .or: true
        default: kind == .sign(.times)
        }
    }

    /// Whether no operand can begin with it, so that the token before it is not an operator.
    fileprivate var cannotStartOperand: Bool {
        switch kind {
        case .sign(.closeParenthesis), .sign(.closeBracket), .sign(.closeBrace), .sign(.comma), .sign(.dot), .end: true
        default: false
        }
    }

    /// Whether a number begins with it, other than with a dot.
    var isNumber: Bool {
        switch kind {
        case .integer, .hexInteger, .binaryInteger, .float: true
        case .word: keyword == .inf || keyword == .infinity || keyword == .nan
        default: false
        }
    }
}

/// Parses template strings: `f'a{x}b'` is a call of `concat` with its parts.
extension HogParser {
    mutating func template() throws(HogSyntaxError) -> Node {
        let start = index
        var parts: [Expression] = []
        var height = 0
        advance()
        while current.kind != .templateEnd {
            let part = try templatePart()
            parts.append(part.expression)
            height = max(height, part.height)
        }
        advance()
        switch parts.count {
        case 0: return node(.constant(.string("")), from: start, height: 0)
        case 1: return Node(expression: parts[0], height: height)
        default: return node(.call(name: "concat", arguments: parts), from: start, height: height)
        }
    }

    private mutating func templatePart() throws(HogSyntaxError) -> Node {
        let start = index
        if current.kind == .templateText {
            advance()
            let place = tokens[start].place
            let text = StringLiteral.decodedTemplate(bytes[place.start..<place.end])
            return node(.constant(.string(text)), from: start, height: 0)
        }
        guard accept(.openBrace) else { throw unexpected("the end of the template string") }
        let value = try enclosedExpression()
        try expectClosing(.closeBrace, of: start)
        return value
    }
}
