@testable import Hog

/// Generates random trees with every construct of a program, as the parser would make them; the same seed gives the same tree.
struct TreeGenerator {
    var random: SplitMix64

    static func tree(seed: UInt64, statements: Int = 4, depth: Int = 4) -> Tree {
        var generator = TreeGenerator(random: SplitMix64(seed: seed))
        return Tree(declarations: (0...generator.random.below(statements)).map { _ in generator.statement(depth) })
    }

    private static let place = SourcePlace(start: 0, end: 0)

    func make(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, place: Self.place) }

    func make(_ kind: Expression.Kind) -> Expression { Expression(kind: kind, place: Self.place) }

    // MARK: Statements

    mutating func statement(_ depth: Int) -> Statement {
        guard depth > 0, random.chance(oneIn: 2) else { return simpleStatement(depth) }
        switch random.below(8) {
        case 0: return tryCatch(depth)
        case 1: return conditional(depth)
        case 2: return make(.whileLoop(condition: expression(depth - 1), body: body(depth - 1)))
        case 3:
            let key = random.chance(oneIn: 2) ? name() : nil
            return make(.forIn(key: key, value: name(), collection: expression(depth - 1), body: body(depth - 1)))
        case 4:
            return make(
                .forLoop(
                    initializer: step(depth - 1), condition: random.chance(oneIn: 4) ? nil : expression(depth - 1),
                    step: step(depth - 1), body: body(depth - 1)))
        case 5:
            let parameters = (0..<random.below(3)).map { _ in name() }
            return make(.function(name: name(), parameters: parameters, body: make(.block(statements(depth - 1)))))
        default: return make(.block(statements(depth - 1)))
        }
    }

    mutating func simpleStatement(_ depth: Int) -> Statement {
        switch random.below(8) {
        case 0: make(.returns(random.chance(oneIn: 4) ? nil : expression(depth)))
        case 1: make(.throwing(expression(depth)))
        case 2, 3: make(.variable(name: name(), value: random.chance(oneIn: 4) ? nil : expression(depth)))
        case 4, 5: make(.assignment(target: target(depth), value: expression(depth)))
        default: make(.expression(expression(depth)))
        }
    }

    mutating func statements(_ depth: Int) -> [Statement] {
        (0..<random.below(3)).map { _ in statement(depth) }
    }

    /// A statement that is not the declaration of a variable.
    private mutating func body(_ depth: Int) -> Statement {
        if random.chance(oneIn: 8) { return make(.empty) }
        let statement = statement(depth)
        if case .variable = statement.kind { return make(.block([statement])) }
        return statement
    }

    private mutating func step(_ depth: Int) -> Statement? {
        let statement = simpleStatement(depth)
        switch statement.kind {
        case .variable, .assignment, .expression: return statement
        default: return nil
        }
    }

    private mutating func tryCatch(_ depth: Int) -> Statement {
        let catches = (0..<random.below(3)).map { _ in
            let name = random.chance(oneIn: 3) ? nil : name()
            let type = name != nil && random.chance(oneIn: 2) ? self.name() : nil
            return Statement.Catch(name: name, type: type, body: statements(depth - 1), place: Self.place)
        }
        let finally = random.chance(oneIn: 4) ? make(.block(statements(depth - 1))) : nil
        return make(.tryCatch(body: statements(depth - 1), catches: catches, finally: finally))
    }

    private mutating func conditional(_ depth: Int) -> Statement {
        let condition = expression(depth - 1)
        guard random.chance(oneIn: 2) else {
            return make(.conditional(condition: condition, then: body(depth - 1), otherwise: nil))
        }
        // An `else` after another `if` would belong to that one.
        let then = random.chance(oneIn: 2) ? make(.expression(expression(depth - 1))) : make(.block(statements(depth - 1)))
        return make(.conditional(condition: condition, then: then, otherwise: body(depth - 1)))
    }

    private mutating func target(_ depth: Int) -> Expression {
        switch random.below(3) {
        case 0: make(.arrayAccess(field(), key: expression(depth - 1), isNullish: false))
        case 1: make(.tupleAccess(field(), index: random.below(5), isNullish: false))
        default: field()
        }
    }
}

extension TreeGenerator {
    mutating func expression(_ depth: Int) -> Expression {
        guard depth > 0, !random.chance(oneIn: 4) else { return random.chance(oneIn: 2) ? field() : make(.constant(constant())) }
        switch random.below(14) {
        case 0: return make(.and(parts(depth) { if case .and = $0 { true } else { false } }))
        case 1: return make(.or(parts(depth) { if case .or = $0 { true } else { false } }))
        case 2: return negated(depth)
        case 3, 4:
            let operation = random.pick(from: ArithmeticOperator.allCases)
            return make(.arithmetic(operation, left: expression(depth - 1), right: expression(depth - 1)))
        case 5, 6:
            let comparison = random.pick(from: ComparisonOperator.allCases)
            return make(.comparison(comparison, left: expression(depth - 1), right: expression(depth - 1)))
        case 7:
            let (value, low, high) = (expression(depth - 1), expression(depth - 1), expression(depth - 1))
            return make(.between(value, low: low, high: high, isNegated: random.chance(oneIn: 2)))
        case 8: return make(.array(list(depth)))
        case 9: return random.chance(oneIn: 2) ? make(.tuple([expression(depth - 1)] + list(depth))) : dictionary(depth)
        case 10: return call(depth)
        case 11: return make(.callOf(expression(depth - 1), arguments: list(depth)))
        case 12: return access(depth)
        default: return lambda(depth)
        }
    }

    mutating func field() -> Expression {
        var chain = [name()]
        while random.chance(oneIn: 3) { chain.append(name()) }
        return make(.field(chain: chain.map { .name($0) }))
    }

    private mutating func list(_ depth: Int) -> [Expression] {
        (0..<random.below(4)).map { _ in expression(depth - 1) }
    }

    /// Two or more operands, none of which the parser would flatten into the list.
    private mutating func parts(_ depth: Int, flattening isSame: (Expression.Kind) -> Bool) -> [Expression] {
        (0..<(2 + random.below(3))).map { _ in
            let part = expression(depth - 1)
            return isSame(part.kind) ? field() : part
        }
    }

    /// `not (…)` would be the call of a function.
    private mutating func negated(_ depth: Int) -> Expression {
        let operand = expression(depth - 1)
        let negated = make(.not(operand))
        return TreePrinter.source(of: negated).utf8.starts(with: "not ".utf8) ? negated : make(.not(field()))
    }

    private mutating func dictionary(_ depth: Int) -> Expression {
        make(.dictionary((0..<random.below(3)).map { _ in (key: expression(depth - 1), value: expression(depth - 1)) }))
    }

    private mutating func call(_ depth: Int) -> Expression {
        switch random.below(4) {
        case 0: return make(.call(name: "if", arguments: (0..<3).map { _ in expression(depth - 1) }))
        case 1: return make(.call(name: "ifNull", arguments: (0..<2).map { _ in expression(depth - 1) }))
        default: return make(.call(name: name(), arguments: list(depth)))
        }
    }

    private mutating func access(_ depth: Int) -> Expression {
        let object = expression(depth - 1)
        let isNullish = random.chance(oneIn: 3)
        switch random.below(3) {
        case 0: return make(.tupleAccess(object, index: random.below(30), isNullish: isNullish))
        case 1: return make(.arrayAccess(object, key: make(.constant(.string(name()))), isNullish: isNullish))
        default: return make(.arrayAccess(object, key: expression(depth - 1), isNullish: isNullish))
        }
    }

    private mutating func lambda(_ depth: Int) -> Expression {
        let parameters = (0..<random.below(4)).map { _ in name() }
        // Empty braces would be a dictionary.
        guard random.chance(oneIn: 3), case let body = statements(depth - 1), !body.isEmpty else {
            return make(.lambda(parameters: parameters, body: .expression(expression(depth - 1))))
        }
        return make(.lambda(parameters: parameters, body: .block(make(.block(body)))))
    }

    // MARK: Leaves

    mutating func name() -> String {
        switch random.below(12) {
        case 0: random.pick(from: Keyword.allCases).rawValue
        case 1: random.pick(from: ["true", "False", "a b", "`", "\"", "é", "$x", "_", "1a", "a.b", "\\n", "'", "iF", "concat"])
        default: random.pick(from: ["a", "b", "c", "x", "foo", "Bar", "e", "f", "x1"])
        }
    }

    mutating func constant() -> Expression.Constant {
        switch random.below(10) {
        case 0: .null
        case 1: .boolean(random.chance(oneIn: 2))
        case 2, 3: .integer(random.below(20))
        case 4: .integer(random.pick(from: [-1, -20, .max, .min, .max - 1, 1 << 53]))
        case 5:
            .float(random.pick(from: [0.5, -1.5, 1e20, .leastNonzeroMagnitude, -0.0, .infinity, -.infinity, .nan, 1e308, 3, 123_456.789]))
        case 6: .hugeInteger(random.pick(from: ["9223372036854775808", "-9223372036854775809", "0xFFFFFFFFFFFFFFFF"]))
        default: .string(text())
        }
    }

    private mutating func text() -> String {
        let pieces = ["a", "b", " ", "'", "\\", "\"", "`", "\n", "{", "}", "é", "😀", "n", "x41", "0", "--", "//", "\u{301}", "\t", "f'"]
        return (0..<random.below(5)).map { _ in random.pick(from: pieces) }.joined()
    }
}
