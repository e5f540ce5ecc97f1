@testable import Hog

/// Formats a tree as one line of text without places, so that trees can be compared.
enum TreeForm {
    static func text(of tree: Tree) -> String { list(tree.declarations, text) }

    static func text(of statement: Statement) -> String {
        switch statement.kind {
        case .variable(let name, let value): "(let \(quoted(name)) \(optional(value)))"
        case .expression(let expression): "(do \(text(of: expression)))"
        case .assignment(let target, let value): "(set \(text(of: target)) \(text(of: value)))"
        case .returns(let value): "(return \(optional(value)))"
        case .throwing(let value): "(throw \(text(of: value)))"
        case .tryCatch(let body, let catches, let finally):
            "(try \(list(body, text)) \(list(catches, text)) \(optional(finally)))"
        case .conditional(let condition, let then, let otherwise):
            "(if \(text(of: condition)) \(text(of: then)) \(optional(otherwise)))"
        case .whileLoop(let condition, let body): "(while \(text(of: condition)) \(text(of: body)))"
        case .forLoop(let initializer, let condition, let increment, let body):
            "(for \(step(initializer)) \(optional(condition)) \(step(increment)) \(text(of: body)))"
        case .forIn(let key, let value, let collection, let body):
            "(each \(key.map(quoted) ?? "-") \(quoted(value)) \(text(of: collection)) \(text(of: body)))"
        case .function(let name, let parameters, let body):
            "(fn \(quoted(name)) \(list(parameters, quoted)) \(text(of: body)))"
        case .block(let statements): "(block \(list(statements, text)))"
        case .empty: "(empty)"
        }
    }

    private static func text(of clause: Statement.Catch) -> String {
        "(catch \(clause.name.map(quoted) ?? "-") \(clause.type.map(quoted) ?? "-") \(list(clause.body, text)))"
    }

    static func text(of expression: Expression) -> String {
        switch expression.kind {
        case .constant(let constant): text(of: constant)
        case .field(let chain): "(field \(list(chain, text)))"
        case .and(let parts): "(and \(list(parts, text)))"
        case .or(let parts): "(or \(list(parts, text)))"
        case .not(let operand): "(not \(text(of: operand)))"
        case .arithmetic(let operation, let left, let right): "(\(operation.rawValue) \(text(of: left)) \(text(of: right)))"
        case .comparison(let comparison, let left, let right): "(\(comparison.rawValue) \(text(of: left)) \(text(of: right)))"
        case .between(let value, let low, let high, let isNegated):
            "(\(isNegated ? "not between" : "between") \(text(of: value)) \(text(of: low)) \(text(of: high)))"
        case .array(let parts): "(array \(list(parts, text)))"
        case .tuple(let parts): "(tuple \(list(parts, text)))"
        case .dictionary(let entries): "(dict \(list(entries, { "\(text(of: $0.key)) \(text(of: $0.value))" })))"
        case .call(let name, let arguments): "(call \(quoted(name)) \(list(arguments, text)))"
        case .callOf(let callee, let arguments): "(callof \(text(of: callee)) \(list(arguments, text)))"
        case .tupleAccess(let object, let index, let isNullish): "(\(isNullish ? "?" : "")at \(text(of: object)) \(index))"
        case .arrayAccess(let object, let key, let isNullish): "(\(isNullish ? "?" : "")get \(text(of: object)) \(text(of: key)))"
        case .lambda(let parameters, .expression(let body)): "(lambda \(list(parameters, quoted)) \(text(of: body)))"
        case .lambda(let parameters, .block(let body)): "(lambda \(list(parameters, quoted)) \(text(of: body)))"
        case .unsupported: "(unsupported)"
        }
    }

    private static func text(of step: Expression.ChainStep) -> String {
        switch step {
        case .name(let name): quoted(name)
        case .index(let index): "\(index)"
        }
    }

    static func text(of constant: Expression.Constant) -> String {
        switch constant {
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .float(let value): value.isNaN ? "nan" : "0f" + hex(value.bitPattern, digits: 16)
        case .string(let value): quoted(value)
        case .hugeInteger: "huge"
        }
    }

    private static func list<Part>(_ parts: [Part], _ form: (Part) -> String) -> String {
        "[" + parts.map(form).joined(separator: " ") + "]"
    }
    private static func optional(_ expression: Expression?) -> String { expression.map(text) ?? "-" }
    private static func optional(_ statement: Statement?) -> String { statement.map(text) ?? "-" }
    private static func step(_ statement: Statement?) -> String {
        guard case .expression(let expression)? = statement?.kind else { return optional(statement) }
        return text(of: expression)
    }

    private static func hex(_ number: UInt64, digits: Int) -> String {
        let hex = String(number, radix: 16)
        return String(repeating: "0", count: digits - hex.utf8.count) + hex
    }

    /// As a JSON string of printable ASCII, in which quotes, backslashes and all other characters are escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x20...0x7E where unit != 0x22 && unit != 0x5C: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                result += "\\u" + hex(UInt64(unit), digits: 4)
            }
        }
        return result + "\""
    }
}
