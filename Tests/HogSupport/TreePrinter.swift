@testable import Hog

/// Writes the source of a tree; parsing that source gives the same tree.
///
/// Operands are put in brackets only where the tree would otherwise change. Constructs that no program may use (`unsupported`) are written
/// as a placeholder.
struct TreePrinter {
    private(set) var source = ""
    private var indentation = 0

    static func source(of tree: Tree) -> String {
        var printer = TreePrinter()
        printer.write(tree.declarations)
        return printer.source
    }

    static func source(of expression: Expression) -> String {
        var printer = TreePrinter()
        printer.write(expression)
        return printer.source
    }

    mutating func put(_ text: String) {
        source += text
    }

    // MARK: Statements

    private mutating func write(_ statements: [Statement]) {
        for statement in statements {
            put(String(repeating: "    ", count: indentation))
            write(statement)
            put(statement.endsOpen ? ";\n" : "\n")
        }
    }

    private mutating func write(_ statement: Statement) {
        switch statement.kind {
        case .variable, .assignment:
            writeSimple(statement)
        case .expression, .empty:
            writeSimple(statement)
            put(";")
        case .returns(let value):
            put("return")
            if let value {
                put(" ")
                write(value)
            }
            put(";")
        case .throwing(let value):
            put("throw ")
            write(value)
            put(";")
        case .tryCatch(let body, let catches, let finally):
            put("try ")
            writeBlock(body)
            for clause in catches { write(clause) }
            if let finally {
                put(" finally ")
                write(finally)
            }
        case .conditional(let condition, let then, let otherwise):
            writeConditional(condition, then, otherwise)
        case .whileLoop, .forLoop, .forIn:
            writeLoop(statement)
        case .function(let name, let parameters, let body):
            put("fn \(Self.name(name))(\(parameters.map(Self.chain).joined(separator: ", "))) ")
            write(body)
        case .block(let statements):
            writeBlock(statements)
        }
    }

    /// Writes a statement without its semicolon, as in the head of a loop.
    private mutating func writeSimple(_ statement: Statement) {
        switch statement.kind {
        case .variable(let name, let value):
            put("let \(Self.name(name))")
            if let value {
                put(" := ")
                write(value)
            }
        case .assignment(let target, let value):
            writeStart(target)
            put(" := ")
            write(value)
        case .expression(let expression):
            writeStart(expression)
        default:
            return
        }
    }

    /// Writes an expression at the start of a statement, where a brace would open a block.
    private mutating func writeStart(_ expression: Expression) {
        let text = Self.source(of: expression)
        put(text.utf8.first == UInt8(ascii: "{") ? "(\(text))" : text)
    }

    mutating func writeBlock(_ statements: [Statement]) {
        put("{\n")
        indentation += 1
        write(statements)
        indentation -= 1
        put(String(repeating: "    ", count: indentation) + "}")
    }

    private mutating func write(_ clause: Statement.Catch) {
        put(" catch ")
        if let name = clause.name {
            put("(\(Self.name(name))\(clause.type.map { ": \(Self.name($0))" } ?? "")) ")
        }
        writeBlock(clause.body)
    }

    private mutating func writeConditional(_ condition: Expression, _ then: Statement, _ otherwise: Statement?) {
        put("if (")
        write(condition)
        put(") ")
        // After an `if` inside, `else` would belong to that one.
        if otherwise != nil, then.takesElse {
            writeBlock([then])
        } else {
            write(then)
        }
        guard let otherwise else { return }
        put(" else ")
        write(otherwise)
    }

    private mutating func writeLoop(_ statement: Statement) {
        switch statement.kind {
        case .whileLoop(let condition, let body):
            put("while (")
            write(condition)
            put(") ")
            write(body)
        case .forIn(let key, let value, let collection, let body):
            put("for (let \(key.map { Self.name($0) + ", " } ?? "")\(Self.name(value)) in ")
            write(collection)
            put(") ")
            write(body)
        case .forLoop(let initializer, let condition, let step, let body):
            put("for (")
            if let initializer { writeSimple(initializer) }
            put("; ")
            if let condition { write(condition) }
            put("; ")
            if let step { writeSimple(step) }
            put(") ")
            write(body)
        default:
            return
        }
    }
}

extension Statement {
    /// Whether it ends with an expression that would continue in the next line.
    fileprivate var endsOpen: Bool {
        switch kind {
        case .variable, .assignment: true
        case .conditional(_, let then, let otherwise): (otherwise ?? then).endsOpen
        case .whileLoop(_, let body), .forLoop(_, _, _, let body), .forIn(_, _, _, let body): body.endsOpen
        default: false
        }
    }

    /// Whether an `else` after it would belong to an `if` in it.
    fileprivate var takesElse: Bool {
        switch kind {
        case .conditional(_, _, let otherwise): otherwise?.takesElse ?? true
        case .whileLoop(_, let body), .forLoop(_, _, _, let body), .forIn(_, _, _, let body): body.takesElse
        default: false
        }
    }
}
