@testable import Hog

extension TreeGenerator {
    mutating func expression(_ depth: Int) -> Expression {
        guard depth > 0, !numbers.isLucky(oneIn: 4) else { return numbers.isLucky(oneIn: 2) ? field() : made(.constant(constant())) }
        switch numbers.below(14) {
        case 0: return made(.and(parts(depth) { if case .and = $0 { true } else { false } }))
        case 1: return made(.or(parts(depth) { if case .or = $0 { true } else { false } }))
        case 2: return negated(depth)
        case 3, 4:
            let operation = numbers.one(of: ArithmeticOperator.allCases)
            return made(.arithmetic(operation, left: expression(depth - 1), right: expression(depth - 1)))
        case 5, 6:
            let comparison = numbers.one(of: ComparisonOperator.allCases)
            return made(.comparison(comparison, left: expression(depth - 1), right: expression(depth - 1)))
        case 7:
            let (value, low, high) = (expression(depth - 1), expression(depth - 1), expression(depth - 1))
            return made(.between(value, low: low, high: high, isNegated: numbers.isLucky(oneIn: 2)))
        case 8: return made(.array(list(depth)))
        case 9: return numbers.isLucky(oneIn: 2) ? made(.tuple([expression(depth - 1)] + list(depth))) : dictionary(depth)
        case 10: return call(depth)
        case 11: return made(.callOf(expression(depth - 1), arguments: list(depth)))
        case 12: return access(depth)
        default: return lambda(depth)
        }
    }

    mutating func field() -> Expression {
        var chain = [name()]
        while numbers.isLucky(oneIn: 3) { chain.append(name()) }
        return made(.field(chain: chain.map { .name($0) }))
    }

    private mutating func list(_ depth: Int) -> [Expression] {
        (0..<numbers.below(4)).map { _ in expression(depth - 1) }
    }

    /// Two or more, none of which would be flattened into the list.
    private mutating func parts(_ depth: Int, flattening isSame: (Expression.Kind) -> Bool) -> [Expression] {
        (0..<(2 + numbers.below(3))).map { _ in
            let part = expression(depth - 1)
            return isSame(part.kind) ? field() : part
        }
    }

    /// `not (…)` would be the call of a function.
    private mutating func negated(_ depth: Int) -> Expression {
        let operand = expression(depth - 1)
        let negated = made(.not(operand))
        return TreePrinter.source(of: negated).utf8.starts(with: "not ".utf8) ? negated : made(.not(field()))
    }

    private mutating func dictionary(_ depth: Int) -> Expression {
        made(.dictionary((0..<numbers.below(3)).map { _ in (key: expression(depth - 1), value: expression(depth - 1)) }))
    }

    private mutating func call(_ depth: Int) -> Expression {
        switch numbers.below(4) {
        case 0: return made(.call(name: "if", arguments: (0..<3).map { _ in expression(depth - 1) }))
        case 1: return made(.call(name: "ifNull", arguments: (0..<2).map { _ in expression(depth - 1) }))
        default: return made(.call(name: name(), arguments: list(depth)))
        }
    }

    private mutating func access(_ depth: Int) -> Expression {
        let object = expression(depth - 1)
        let isNullish = numbers.isLucky(oneIn: 3)
        switch numbers.below(3) {
        case 0: return made(.tupleAccess(object, index: numbers.below(30), isNullish: isNullish))
        case 1: return made(.arrayAccess(object, key: made(.constant(.string(name()))), isNullish: isNullish))
        default: return made(.arrayAccess(object, key: expression(depth - 1), isNullish: isNullish))
        }
    }

    private mutating func lambda(_ depth: Int) -> Expression {
        let parameters = (0..<numbers.below(4)).map { _ in name() }
        // Empty braces would be a dictionary.
        guard numbers.isLucky(oneIn: 3), case let body = statements(depth - 1), !body.isEmpty else {
            return made(.lambda(parameters: parameters, body: .expression(expression(depth - 1))))
        }
        return made(.lambda(parameters: parameters, body: .block(made(.block(body)))))
    }

    // MARK: Leaves

    mutating func name() -> String {
        switch numbers.below(12) {
        case 0: numbers.one(of: Keyword.allCases).rawValue
        case 1: numbers.one(of: ["true", "False", "a b", "`", "\"", "é", "$x", "_", "1a", "a.b", "\\n", "'", "iF", "concat"])
        default: numbers.one(of: ["a", "b", "c", "x", "foo", "Bar", "e", "f", "x1"])
        }
    }

    mutating func constant() -> Expression.Constant {
        switch numbers.below(10) {
        case 0: .null
        case 1: .boolean(numbers.isLucky(oneIn: 2))
        case 2, 3: .integer(numbers.below(20))
        case 4: .integer(numbers.one(of: [-1, -20, .max, .min, .max - 1, 1 << 53]))
        case 5:
            .float(numbers.one(of: [0.5, -1.5, 1e20, .leastNonzeroMagnitude, -0.0, .infinity, -.infinity, .nan, 1e308, 3, 123_456.789]))
        case 6: .hugeInteger(numbers.one(of: ["9223372036854775808", "-9223372036854775809", "0xFFFFFFFFFFFFFFFF"]))
        default: .string(text())
        }
    }

    private mutating func text() -> String {
        let pieces = ["a", "b", " ", "'", "\\", "\"", "`", "\n", "{", "}", "é", "😀", "n", "x41", "0", "--", "//", "\u{301}", "\t", "f'"]
        return (0..<numbers.below(5)).map { _ in numbers.one(of: pieces) }.joined()
    }
}
