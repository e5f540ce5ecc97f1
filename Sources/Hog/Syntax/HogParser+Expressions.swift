/// Parses expressions by precedence climbing.
extension HogParser {
    /// An expression and the height of its tree.
    struct Node {
        let expression: Expression
        let height: Int
    }

    /// Reads an expression whose operators bind at least as tightly as `minimum`.
    mutating func expression(_ minimum: Precedence = .anything) throws(HogSyntaxError) -> Node {
        try enter()
        defer { depth -= 1 }
        let start = index
        let first = try operand()
        return try operators(after: first, from: start, minimum)
    }

    /// Reads an expression between brackets, where no statement can end.
    mutating func enclosedExpression(_ minimum: Precedence = .anything) throws(HogSyntaxError) -> Node {
        let before = isEnclosed
        isEnclosed = true
        defer { isEnclosed = before }
        return try expression(minimum)
    }

    /// Reads the operators that follow an operand, and their right operands.
    mutating func operators(after first: Node, from start: Int, _ minimum: Precedence) throws(HogSyntaxError) -> Node {
        var left = first
        while let longer = try operation(on: left, from: start, minimum) {
            try check(height: longer.height)
            left = longer
        }
        return left
    }

    private mutating func operation(on left: Node, from start: Int, _ minimum: Precedence) throws(HogSyntaxError) -> Node? {
        if case .sign = current.kind {
            if index == aliasEnd { return try signOperation(on: left, from: start, minimum) }
            if let longer = try postfix(on: left, from: start) { return longer }
            if let (operation, precedence) = current.arithmetic {
                guard precedence >= minimum, !failedInfixes.contains(index) else { return nil }
                return try arithmetic(operation, precedence, on: left, from: start)
            }
            if let comparison = current.comparison {
                guard minimum <= .comparison else { return nil }
                advance()
                return try compared(left, comparison, from: start)
            }
            return try signOperation(on: left, from: start, minimum)
        }
        guard current.keyword != nil, isEnclosed || !failedInfixes.contains(index) else { return nil }
        let mark = index
        do {
            return try wordOperation(on: left, from: start, minimum)
        } catch {
            guard !isEnclosed else { throw error }
            try backtrack(after: error, to: mark, isInfix: true)
            return nil
        }
    }

    private mutating func signOperation(on left: Node, from start: Int, _ minimum: Precedence) throws(HogSyntaxError) -> Node? {
        switch current.kind {
        case .sign(.concatenate) where minimum <= .additive && index != aliasEnd:
            return try chain(
                after: left, from: start, at: .additive, of: { $0.accept(.concatenate) }, flattening: \.concatenated,
                as: { .call(name: "concat", arguments: $0) })
        case .sign(.nullish) where minimum <= .nullish && index != aliasEnd:
            advance()
            let right = try expression(Precedence.nullish.next)
            return node(.call(name: "ifNull", arguments: [left.expression, right.expression]), from: start, over: left, right)
        case .sign(.question) where minimum <= .ternary:
            advance()
            let then = try enclosedExpression()
            try expect(.colon)
            let otherwise = try expression(.ternary)
            let branches = [left.expression, then.expression, otherwise.expression]
            return node(.call(name: "if", arguments: branches), from: start, over: left, then, otherwise)
        default:
            return nil
        }
    }

    private mutating func wordOperation(on left: Node, from start: Int, _ minimum: Precedence) throws(HogSyntaxError) -> Node? {
        switch current.keyword {
        case .and where minimum <= .and:
            return try chain(after: left, from: start, at: .and, of: { $0.accept(.and) }, flattening: \.conjuncts, as: { .and($0) })
        case .or where minimum <= .or:
            return try chain(after: left, from: start, at: .or, of: { $0.accept(.or) }, flattening: \.disjuncts, as: { .or($0) })
        case .in, .like, .ilike, .not, .between:
            guard index != aliasEnd else { return nil }
            return try wordComparison(on: left, from: start, minimum)
        case .is where index != aliasEnd:
            return try isOperation(on: left, from: start, minimum)
        case .ignore where peek().keyword == .nulls:
            advance()
            advance()
            return left
        case .as where minimum <= .alias:
            return try alias(of: left, from: start)
        default:
            return nil
        }
    }

    private mutating func arithmetic(
        _ operation: ArithmeticOperator, _ precedence: Precedence, on left: Node, from start: Int
    ) throws(HogSyntaxError) -> Node? {
        let mark = index
        advance()
        do {
            let right = try expression(precedence.next)
            return node(.arithmetic(operation, left: left.expression, right: right.expression), from: start, over: left, right)
        } catch {
            // An asterisk alone is also an expression.
            guard operation == .times, !isEnclosed else { throw error }
            try backtrack(after: error, to: mark, isInfix: true)
            return nil
        }
    }

    private mutating func compared(_ left: Node, _ comparison: ComparisonOperator, from start: Int) throws(HogSyntaxError) -> Node {
        let right = try expression(Precedence.comparison.next)
        return node(.comparison(comparison, left: left.expression, right: right.expression), from: start, over: left, right)
    }

    /// Reads `in`, `like`, `ilike` or `between`, or one of them after `not`.
    private mutating func wordComparison(on left: Node, from start: Int, _ minimum: Precedence) throws(HogSyntaxError) -> Node? {
        let isNegated = at(.not)
        let word = isNegated ? peek().keyword : current.keyword
        guard word == .between ? minimum <= .between : minimum <= .comparison else { return nil }
        let comparison: ComparisonOperator
        switch word {
        case .in: comparison = isNegated ? .notIn : .isIn
        case .like: comparison = isNegated ? .notLike : .like
        case .ilike: comparison = isNegated ? .notILike : .ilike
        case .between: return try between(left, from: start, isNegated: isNegated)
        default: return nil
        }
        index += isNegated ? 2 : 1
        guard word == .in, at(.cohort) else { return try compared(left, comparison, from: start) }
        return try inCohort(left, from: start, isNegated: isNegated)
    }

    /// Reads `in cohort 1`, or `in cohort` where `cohort` is a name.
    private mutating func inCohort(_ left: Node, from start: Int, isNegated: Bool) throws(HogSyntaxError) -> Node {
        let mark = index
        if !failedPrefixes.contains(mark) {
            do {
                advance()
                return try compared(left, isNegated ? .notInCohort : .inCohort, from: start)
            } catch {
                try backtrack(after: error, to: mark)
            }
        }
        return try compared(left, isNegated ? .notIn : .isIn, from: start)
    }

    private mutating func between(_ left: Node, from start: Int, isNegated: Bool) throws(HogSyntaxError) -> Node {
        index += isNegated ? 2 : 1
        let low = try enclosedExpression(.not)
        guard accept(.and) else { throw unexpected("the `and` of `between`") }
        let high = try expression(Precedence.between.next)
        let kind = Expression.Kind.between(left.expression, low: low.expression, high: high.expression, isNegated: isNegated)
        return node(kind, from: start, over: left, low, high)
    }

    /// Reads `is null`, `is not null` or SQL's `is distinct from`.
    private mutating func isOperation(on left: Node, from start: Int, _ minimum: Precedence) throws(HogSyntaxError) -> Node? {
        let isNegated = peek().keyword == .not
        let word = peek(isNegated ? 2 : 1)
        if word.keyword == .null, minimum <= .isNull {
            index += isNegated ? 3 : 2
            let null = Expression(kind: .constant(.null), place: word.place)
            let kind = Expression.Kind.comparison(isNegated ? .notEqual : .equal, left: left.expression, right: null)
            return node(kind, from: start, over: left)
        }
        guard word.keyword == .distinct, peek(isNegated ? 3 : 2).keyword == .from, minimum <= .distinct else { return nil }
        index += isNegated ? 4 : 3
        let right = try expression(Precedence.distinct.next)
        return node(.unsupported(what: "`is distinct from`"), from: start, over: left, right)
    }

    /// Reads SQL's `as name`.
    private mutating func alias(of left: Node, from start: Int) throws(HogSyntaxError) -> Node {
        advance()
        let token = current
        let name = try aliasName()
        if ["true", "false", "null", "team_id"].contains(name.lowercased()) {
            refuse("`\(name)` can't be the name of an alias.", at: token.place)
        }
        if at(.concatenate) || at(.nullish) || at(.divide) || at(.modulo) || (at(.plus) && !peek().isNumber) || current.comparison != nil {
            throw unexpected("the end of the expression with its alias")
        }
        aliasEnd = index
        return node(.unsupported(what: "an alias (`as`)"), from: start, over: left)
    }

    private mutating func aliasName() throws(HogSyntaxError) -> String {
        guard current.kind == .string else { return try expectName("a name") }
        defer { advance() }
        return StringLiteral.decoded(bytes[current.place.start..<current.place.end])
    }

    /// Reads all operands of an associative operator into one node, so that a long chain makes a flat tree.
    private mutating func chain(
        after left: Node, from start: Int, at precedence: Precedence, of separator: (inout HogParser) -> Bool,
        flattening parts: (Expression) -> [Expression]?, as kind: ([Expression]) -> Expression.Kind
    ) throws(HogSyntaxError) -> Node? {
        var operands = parts(left.expression) ?? [left.expression]
        var height = left.height
        var isLonger = false
        while !isLonger || !failedInfixes.contains(index) {
            let mark = index
            guard separator(&self) else { break }
            do {
                let right = try expression(precedence.next)
                operands += parts(right.expression) ?? [right.expression]
                height = max(height, right.height)
                isLonger = true
            } catch {
                guard isLonger, !isEnclosed, tokens[mark].kind == .word else { throw error }
                try backtrack(after: error, to: mark, isInfix: true)
            }
        }
        return Node(expression: Expression(kind: kind(operands), place: place(from: start)), height: height + 1)
    }

    /// A node above others that ends with the last token read.
    func node(_ kind: Expression.Kind, from start: Int, over parts: Node...) -> Node {
        node(kind, from: start, height: parts.reduce(0) { max($0, $1.height) })
    }

    func node(_ kind: Expression.Kind, from start: Int, height: Int) -> Node {
        Node(expression: Expression(kind: kind, place: place(from: start)), height: height + 1)
    }
}

extension Expression {
    fileprivate var conjuncts: [Expression]? {
        if case .and(let parts) = kind { parts } else { nil }
    }

    fileprivate var disjuncts: [Expression]? {
        if case .or(let parts) = kind { parts } else { nil }
    }

    fileprivate var concatenated: [Expression]? {
        if case .call("concat", let parts) = kind { parts } else { nil }
    }
}
