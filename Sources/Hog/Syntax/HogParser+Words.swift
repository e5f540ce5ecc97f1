/// What SQL brought along: `case … end` and `interval 1 day`.
extension HogParser {
    mutating func cases() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        var parts: [Expression] = []
        var height = 0
        func add(_ part: Node) {
            parts.append(part.expression)
            height = max(height, part.height)
        }
        let hasSubject = !at(.when)
        if hasSubject { add(try enclosedExpression()) }
        guard at(.when) else { throw unexpected("`when`") }
        var branches = 0
        while takes(.when) {
            add(try enclosedExpression())
            guard takes(.then) else { throw unexpected("`then`") }
            add(try enclosedExpression())
            branches += 1
        }
        if takes(.else) {
            add(try enclosedExpression())
        } else {
            parts.append(Expression(kind: .constant(.null), place: current.place))
        }
        guard takes(.end) else { throw unexpected("`end`") }
        guard !hasSubject else { return node(.unsupported(what: "`case` with a subject"), from: start, height: height) }
        return node(.call(name: branches == 1 ? "if" : "multiIf", arguments: parts), from: start, height: height)
    }

    /// `interval 1 day` or `interval '1 day'`.
    mutating func interval() throws(HogSyntaxError) -> Node {
        let start = index
        advance()
        if current.kind == .string, let interval = try intervalText(from: start) { return interval }
        let count = try enclosedExpression()
        guard let function = current.keyword?.intervalFunction else { throw unexpected("a unit of time") }
        advance()
        return node(.call(name: function, arguments: [count.expression]), from: start, over: count)
    }

    /// `interval '1 day'`, unless the unit stands after the string.
    private mutating func intervalText(from start: Int) throws(HogSyntaxError) -> Node? {
        let place = current.place
        let text = StringLiteral.decoded(bytes[place.start..<place.end])
        guard peek().keyword?.intervalFunction == nil else { return nil }
        advance()
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = words[0].utf8.allSatisfy(ASCII.isDigit) ? Int(words[0]) : nil
        guard words.count == 2, let count = digits, let function = Self.intervalFunctions[String(words[1])] else {
            refuse("`\(text)` is no interval: write a number and a unit, as in `1 day`.", at: place)
            return node(.unsupported(what: "such an interval"), from: start, height: 0)
        }
        let constant = Expression(kind: .constant(.integer(count)), place: place)
        return node(.call(name: function, arguments: [constant]), from: start, height: 1)
    }

    /// By unit, of one and of several.
    private static let intervalFunctions: [String: String] = {
        let units: [Keyword] = [.second, .minute, .hour, .day, .week, .month, .quarter, .year]
        return units.reduce(into: [:]) { functions, unit in
            functions[unit.rawValue] = unit.intervalFunction
            functions[unit.rawValue + "s"] = unit.intervalFunction
        }
    }()
}
