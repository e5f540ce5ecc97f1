extension Compiler {
    /// A function declaration is a variable that its own body can use.
    mutating func function(
        _ name: String, _ parameters: [String], _ body: Statement, at place: SourcePlace
    ) throws(HogSyntaxError) {
        _ = try declare(name, at: place)
        try closure(name, parameters, at: place) { (compiler) throws(HogSyntaxError) in try compiler.functionBody(body) }
    }

    mutating func lambda(_ parameters: [String], _ body: Expression.LambdaBody, at place: SourcePlace) throws(HogSyntaxError) {
        try closure("lambda", parameters, at: place) { (compiler) throws(HogSyntaxError) in
            switch body {
            case .expression(let value):
                try compiler.expression(value)
                try compiler.emit(.return, at: value.place)
            case .block(let statement): try compiler.functionBody(statement)
            }
        }
    }

    /// A body returns null at its end, unless its last statement is a return; what drops its variables comes behind.
    mutating func functionBody(_ body: Statement) throws(HogSyntaxError) {
        var statements = [body]
        if case .block(let inner) = body.kind { statements = inner }
        let end = SourcePlace(start: max(body.place.start, body.place.end - 1), end: body.place.end)
        if !statements.endWithReturn { statements.append(Statement(kind: .returns(nil), place: end)) }
        try block(statements, at: end)
    }

    private mutating func closure(
        _ name: String, _ parameters: [String], at place: SourcePlace, body: (inout Compiler) throws(HogSyntaxError) -> Void
    ) throws(HogSyntaxError) {
        try emit(.callable, .string(name), .integer(parameters.count), .integer(0), .integer(0), at: place)
        let start = code.count
        functions.append(try FunctionScope(parameters: parameters, at: place))
        try body(&self)
        let captures = functions.removeLast().captures
        code[start - 2] = .integer(captures.count)
        code[start - 1] = .integer(code.count - start)
        try emit(.closure, .integer(captures.count), at: place)
        for capture in captures {
            try append(.boolean(capture.isLocal), at: place)
            try append(.integer(capture.index), at: place)
        }
    }
}

extension [Statement] {
    fileprivate var endWithReturn: Bool {
        let last = last {
            if case .empty = $0.kind { false } else { true }
        }
        guard case .returns = last?.kind else { return false }
        return true
    }
}
