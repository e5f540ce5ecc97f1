@testable import Hog

extension TreePrinter {
    /// Writes an expression, in brackets if its operators bind less tightly than `minimum`.
    mutating func write(_ expression: Expression, atLeast minimum: Precedence = .anything) {
        guard expression.precedence >= minimum else {
            put("(")
            write(expression)
            put(")")
            return
        }
        switch expression.kind {
        case .constant(let constant): put(Self.literal(constant))
        case .field(let chain): write(chain)
        case .and(let parts): writeList(parts, separator: " and ", atLeast: .not)
        case .or(let parts): writeList(parts, separator: " or ", atLeast: .and)
        case .not(let operand): writeNegated(operand)
        case .arithmetic(let operation, let left, let right):
            writeBinary(left, operation.rawValue, right, expression.precedence)
        case .comparison(let comparison, let left, let right):
            writeBinary(left, comparison.rawValue, right, .comparison)
        case .between(let value, let low, let high, let isNegated):
            write(value, atLeast: .between)
            put(isNegated ? " not between " : " between ")
            write(low, atLeast: .nullish)
            put(" and ")
            write(high, atLeast: .nullish)
        case .array, .tuple, .dictionary: writeCollection(expression)
        case .call(let name, let arguments): writeCall(name, arguments)
        case .callOf(let callee, let arguments):
            writeObject(callee, isCalled: true)
            writeList(arguments, in: "()")
        case .tupleAccess(let object, let index, let isNullish):
            writeObject(object)
            put("\(isNullish ? "?." : ".")\(index)")
        case .arrayAccess(let object, let key, let isNullish): writeAccess(object, key, isNullish: isNullish)
        case .lambda(let parameters, let body): writeLambda(parameters, body)
        case .unsupported: put("{null}")
        }
    }

    // MARK: Operators

    private mutating func writeBinary(_ left: Expression, _ sign: String, _ right: Expression, _ precedence: Precedence) {
        write(left, atLeast: precedence)
        put(" \(sign) ")
        write(right, atLeast: precedence.next)
    }

    /// `not (x)` is parsed as the call of a function with the same result.
    private mutating func writeNegated(_ operand: Expression) {
        var inner = TreePrinter()
        inner.write(operand, atLeast: .not)
        put(inner.source.utf8.first == UInt8(ascii: "(") ? "`not`(\(Self.source(of: operand)))" : "not \(inner.source)")
    }

    private mutating func writeCall(_ name: String, _ arguments: [Expression]) {
        if name == "if", arguments.count == 3 {
            write(arguments[0], atLeast: .or)
            put(" ? ")
            write(arguments[1])
            put(" : ")
            write(arguments[2], atLeast: .ternary)
        } else if name == "ifNull", arguments.count == 2 {
            writeBinary(arguments[0], "??", arguments[1], .nullish)
        } else {
            put(Self.name(name))
            writeList(arguments, in: "()")
        }
    }

    // MARK: Access

    /// Writes the object whose property is read, or the function that is called.
    private mutating func writeObject(_ object: Expression, isCalled: Bool = false) {
        let isBare: Bool
        switch object.kind {
        case .constant(.string), .array, .callOf, .tupleAccess, .arrayAccess: isBare = true
        case .field(let chain): isBare = !isCalled || chain.count > 1
        case .call: isBare = object.precedence == .postfix
        default: isBare = false
        }
        let text = Self.source(of: object)
        put(isBare ? text : "(\(text))")
    }

    private mutating func writeAccess(_ object: Expression, _ key: Expression, isNullish: Bool) {
        writeObject(object)
        if case .constant(.string(let name)) = key.kind, isNullish || !object.isField, Self.isPlainName(name) {
            put("\(isNullish ? "?." : ".")\(name)")
        } else {
            put(isNullish ? "?.[" : "[")
            write(key)
            put("]")
        }
    }

    private mutating func write(_ chain: [Expression.ChainStep]) {
        for (index, step) in chain.enumerated() {
            if index > 0 { put(".") }
            switch step {
            case .name(let name): put(Self.name(name, isFirst: index == 0))
            case .index(let index): put("\(index)")
            }
        }
    }

    // MARK: Brackets

    private mutating func writeCollection(_ expression: Expression) {
        switch expression.kind {
        case .array(let parts): writeList(parts, in: "[]")
        case .tuple(let parts) where parts.count == 1:
            put("(")
            write(parts[0])
            put(",)")
        case .tuple(let parts): writeList(parts, in: parts.isEmpty ? "tuple()" : "()")
        case .dictionary(let entries):
            put("{")
            for (index, entry) in entries.enumerated() {
                if index > 0 { put(", ") }
                write(entry.key)
                put(": ")
                write(entry.value)
            }
            put("}")
        default: return
        }
    }

    private mutating func writeList(_ parts: [Expression], in brackets: String) {
        put(String(brackets.dropLast()))
        writeList(parts, separator: ", ", atLeast: .anything)
        put(String(brackets.suffix(1)))
    }

    private mutating func writeList(_ parts: [Expression], separator: String, atLeast minimum: Precedence) {
        for (index, part) in parts.enumerated() {
            if index > 0 { put(separator) }
            write(part, atLeast: minimum)
        }
    }

    private mutating func writeLambda(_ parameters: [String], _ body: Expression.LambdaBody) {
        put("(\(parameters.map { Self.name($0) }.joined(separator: ", "))) -> ")
        switch body {
        case .block(let statement):
            guard case .block(let statements) = statement.kind else { return writeBlock([statement]) }
            writeBlock(statements)
        case .expression(let expression):
            // A placeholder alone would be a block.
            if case .unsupported = expression.kind {
                put("(\(Self.source(of: expression)))")
            } else {
                write(expression)
            }
        }
    }
}

extension Expression {
    /// The precedence of the operator with which it is written.
    fileprivate var precedence: Precedence {
        switch kind {
        case .lambda: .anything
        case .or: .or
        case .and: .and
        case .not: .not
        case .between: .between
        case .comparison: .comparison
        case .arithmetic(.plus, _, _), .arithmetic(.minus, _, _): .additive
        case .arithmetic: .multiplicative
        case .call("if", let arguments) where arguments.count == 3: .ternary
        case .call("ifNull", let arguments) where arguments.count == 2: .nullish
        default: .postfix
        }
    }

    fileprivate var isField: Bool {
        if case .field = kind { true } else { false }
    }
}

extension TreePrinter {
    static func literal(_ constant: Expression.Constant) -> String {
        switch constant {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value):
            value.isNaN ? "nan" : value.isInfinite ? (value < 0 ? "-inf" : "inf") : "\(value)"
        case .string(let text): quoted(text, by: UInt8(ascii: "'"))
        case .hugeInteger(let digits): digits
        }
    }

    /// A name, in quotes if it would be parsed as something else without them.
    static func name(_ name: String, isFirst: Bool = true) -> String {
        isPlainName(name) && !(isFirst && isWord(name)) ? name : quoted(name, by: UInt8(ascii: "`"))
    }

    /// The name of a parameter, which may contain dots.
    static func chain(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { Self.name(String($0), isFirst: false) }.joined(separator: ".")
    }

    /// Whether a name can stand after a dot without quotes.
    static func isPlainName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        guard let first = bytes.first, ASCII.startsName(first), bytes.allSatisfy(ASCII.continuesName) else { return false }
        return !(Keyword(word: bytes[...])?.isReserved ?? false)
    }

    private static func isWord(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return Keyword(word: bytes[...]) != nil || ["true", "false"].contains(name.lowercased())
    }

    private static func quoted(_ text: String, by quote: UInt8) -> String {
        // Byte by byte: a quote and an accent after it are one character of Swift's.
        let inside = text.utf8.flatMap { $0 == quote || $0 == UInt8(ascii: "\\") ? [$0, $0] : [$0] }
        return String(decoding: [quote] + inside + [quote], as: UTF8.self)
    }
}
