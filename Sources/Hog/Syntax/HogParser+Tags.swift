/// Parses tags, which make dictionaries: `<a b='c'>text</a>` is `{'__hx_tag': 'a', 'b': 'c', 'children': ['text']}`.
extension HogParser {
    mutating func tag() throws(HogSyntaxError) -> Node {
        let start = index
        try enter()
        defer { depth -= 1 }
        advance()
        let name = try expectName("the name of a tag")
        var entries = [(key: string("__hx_tag", at: start), value: string(name, at: index - 1))]
        var height = 0
        while current.kind == .word {
            let attribute = try attribute()
            entries.append((attribute.key, attribute.value.expression))
            height = max(height, attribute.value.height)
        }
        if current.kind != .tagSelfClose {
            try expect(.greater)
            let (children, childrenHeight) = try children(of: name, from: start)
            if !children.expression.isEmptyArray { entries.append((string("children", at: start), children.expression)) }
            height = max(height, childrenHeight)
        } else {
            advance()
        }
        return node(.dictionary(entries), from: start, height: height)
    }

    private mutating func attribute() throws(HogSyntaxError) -> (key: Expression, value: Node) {
        let start = index
        let key = string(try expectName("the name of an attribute"), at: start)
        guard accept(.equal) else { return (key, node(.constant(.boolean(true)), from: start, height: 0)) }
        if current.kind == .string {
            return (key, try operand())
        }
        return (key, try embeddedExpression())
    }

    private mutating func children(of name: String, from start: Int) throws(HogSyntaxError) -> (Node, height: Int) {
        var parts: [Expression] = []
        var height = 0
        let first = index
        while current.kind != .tagClose {
            guard current.kind != .end else {
                throw HogSyntaxError("This tag is never closed: `</\(name)>` is missing.", at: tokens[start].place)
            }
            if current.kind == .tagText {
                if let text = visibleText() { parts.append(string(text, at: index)) }
                advance()
                continue
            }
            let child = current.kind == .tagStart ? try tag() : try embeddedExpression()
            parts.append(child.expression)
            height = max(height, child.height)
        }
        advance()
        let closing = current
        let closed = try expectName("the name of a tag")
        guard Array(closed.utf8) == Array(name.utf8) else {
            throw HogSyntaxError("The tag `\(name)` is closed by `</\(closed)>`.", at: closing.place)
        }
        try expect(.greater)
        return (node(.array(parts), from: first, height: height), height + 1)
    }

    /// Reads `{ expression }`.
    private mutating func embeddedExpression() throws(HogSyntaxError) -> Node {
        let open = index
        try expect(.openBrace)
        let value = try enclosedExpression()
        try expectClosing(.closeBrace, of: open)
        return value
    }

    /// The text between tags; `nil` if it is only a line break and indentation.
    private func visibleText() -> String? {
        let text = text(of: current)
        let isBlank = text.utf8.allSatisfy(ASCII.isSpace)
        return isBlank && text.utf8.contains(0x0A) ? nil : text
    }

    private func string(_ text: String, at index: Int) -> Expression {
        Expression(kind: .constant(.string(text)), place: tokens[index].place)
    }
}

extension Expression {
    fileprivate var isEmptyArray: Bool {
        if case .array(let parts) = kind { parts.isEmpty } else { false }
    }
}
