@testable import Hog

/// Makes trees of everything that a program may be, as the parser would make them: the same one for the same seed.
struct TreeGenerator {
    var numbers: SeededNumbers

    static func tree(seed: UInt64, statements: Int = 4, depth: Int = 4) -> Tree {
        var generator = TreeGenerator(numbers: SeededNumbers(seed: seed))
        return Tree(declarations: (0...generator.numbers.below(statements)).map { _ in generator.statement(depth) })
    }

    private static let place = SourcePlace(start: 0, end: 0)

    func made(_ kind: Statement.Kind) -> Statement { Statement(kind: kind, place: Self.place) }

    func made(_ kind: Expression.Kind) -> Expression { Expression(kind: kind, place: Self.place) }

    // MARK: Statements

    mutating func statement(_ depth: Int) -> Statement {
        guard depth > 0, numbers.isLucky(oneIn: 2) else { return simple(depth) }
        switch numbers.below(8) {
        case 0: return attempt(depth)
        case 1: return conditional(depth)
        case 2: return made(.whileLoop(condition: expression(depth - 1), body: body(depth - 1)))
        case 3:
            let key = numbers.isLucky(oneIn: 2) ? name() : nil
            return made(.forIn(key: key, value: name(), collection: expression(depth - 1), body: body(depth - 1)))
        case 4:
            return made(
                .forLoop(
                    initializer: step(depth - 1), condition: numbers.isLucky(oneIn: 4) ? nil : expression(depth - 1),
                    step: step(depth - 1), body: body(depth - 1)))
        case 5:
            let parameters = (0..<numbers.below(3)).map { _ in name() }
            return made(.function(name: name(), parameters: parameters, body: made(.block(statements(depth - 1)))))
        default: return made(.block(statements(depth - 1)))
        }
    }

    mutating func simple(_ depth: Int) -> Statement {
        switch numbers.below(8) {
        case 0: made(.returns(numbers.isLucky(oneIn: 4) ? nil : expression(depth)))
        case 1: made(.throwing(expression(depth)))
        case 2, 3: made(.variable(name: name(), value: numbers.isLucky(oneIn: 4) ? nil : expression(depth)))
        case 4, 5: made(.assignment(target: target(depth), value: expression(depth)))
        default: made(.expression(expression(depth)))
        }
    }

    mutating func statements(_ depth: Int) -> [Statement] {
        (0..<numbers.below(3)).map { _ in statement(depth) }
    }

    /// A statement that declares no variable.
    private mutating func body(_ depth: Int) -> Statement {
        if numbers.isLucky(oneIn: 8) { return made(.empty) }
        let statement = statement(depth)
        if case .variable = statement.kind { return made(.block([statement])) }
        return statement
    }

    private mutating func step(_ depth: Int) -> Statement? {
        let statement = simple(depth)
        switch statement.kind {
        case .variable, .assignment, .expression: return statement
        default: return nil
        }
    }

    private mutating func attempt(_ depth: Int) -> Statement {
        let catches = (0..<numbers.below(3)).map { _ in
            let name = numbers.isLucky(oneIn: 3) ? nil : name()
            let type = name != nil && numbers.isLucky(oneIn: 2) ? self.name() : nil
            return Statement.Catch(name: name, type: type, body: statements(depth - 1), place: Self.place)
        }
        let finally = numbers.isLucky(oneIn: 4) ? made(.block(statements(depth - 1))) : nil
        return made(.attempt(body: statements(depth - 1), catches: catches, finally: finally))
    }

    private mutating func conditional(_ depth: Int) -> Statement {
        let condition = expression(depth - 1)
        guard numbers.isLucky(oneIn: 2) else {
            return made(.conditional(condition: condition, then: body(depth - 1), otherwise: nil))
        }
        // An `else` after another `if` would belong to that one.
        let then = numbers.isLucky(oneIn: 2) ? made(.expression(expression(depth - 1))) : made(.block(statements(depth - 1)))
        return made(.conditional(condition: condition, then: then, otherwise: body(depth - 1)))
    }

    private mutating func target(_ depth: Int) -> Expression {
        switch numbers.below(3) {
        case 0: made(.arrayAccess(field(), key: expression(depth - 1), isNullish: false))
        case 1: made(.tupleAccess(field(), index: numbers.below(5), isNullish: false))
        default: field()
        }
    }
}
