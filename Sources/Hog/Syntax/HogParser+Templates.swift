/// Template strings: `f'a{x}b'` joins its parts.
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
        guard takes(.openBrace) else { throw unexpected("the end of the template string") }
        let value = try enclosedExpression()
        try expectClosing(.closeBrace, of: start)
        return value
    }
}
