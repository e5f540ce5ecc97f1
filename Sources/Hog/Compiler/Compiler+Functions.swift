/// Compiles functions.
extension Compiler {
    /// A function declaration declares a variable, which the body of the function can use.
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

    /// A body without a `return` at its end returns null. The code that drops its variables comes after that.
    mutating func functionBody(_ body: Statement) throws(HogSyntaxError) {
        var statements = [body]
        if case .block(let inner) = body.kind { statements = inner }
        let end = SourcePlace(start: max(body.place.start, body.place.end - 1), end: body.place.end)
        if !statements.endsWithReturn { statements.append(Statement(kind: .returns(nil), place: end)) }
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
    fileprivate var endsWithReturn: Bool {
        let last = last {
            if case .empty = $0.kind { false } else { true }
        }
        guard case .returns = last?.kind else { return false }
        return true
    }
}

/// Compiles calls.
extension Compiler {
    /// A call by name. Some names are not functions but operators and conditionals, which evaluate only the arguments they need.
    mutating func call(_ name: String, _ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        switch (name, arguments.count) {
        case ("not", 1):
            try expression(arguments[0])
            try emit(.not, at: place)
        case ("and", 2...): try evaluateAll(arguments, then: .and, at: place)
        case ("or", 2...): try evaluateAll(arguments, then: .or, at: place)
        case ("if", 2...3), ("multiIf", 2...): try conditionalCall(arguments, at: place)
        case ("ifNull", 2):
            try expression(arguments[0])
            let end = try jump(.jumpIfStackNotNull, at: place)
            try emit(.pop, at: place)
            try expression(arguments[1])
            patchJump(end)
        default:
            for argument in arguments { try expression(argument) }
            if try readVariable(name, at: place) {
                try emit(.callLocal, .integer(arguments.count), at: place)
            } else {
                try emit(.callGlobal, .string(name), .integer(arguments.count), at: place)
            }
        }
    }

    /// `if` and `multiIf`: pairs of a condition and its value, then the value if no condition holds, which is null by default.
    private mutating func conditionalCall(_ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        guard arguments.count > 3 else { return try ifCall(arguments, at: place) }
        // Compiled from the last to the first, so that functions capture variables in the same order as in PostHog.
        var pieces = [try detach { (compiler) throws(HogSyntaxError) in try compiler.elseValue(arguments, at: place) }]
        var size = pieces[0].code.count
        for index in stride(from: arguments.count / 2 * 2 - 2, through: 0, by: -2) {
            let piece = try detach { (compiler) throws(HogSyntaxError) in
                let end = try compiler.conditionalValue(arguments[index + 1], when: arguments[index], at: place)
                compiler.code[end] = .integer(size)
            }
            pieces.append(piece)
            size += piece.code.count
        }
        for piece in pieces.reversed() { splice(piece) }
    }

    private mutating func ifCall(_ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        let end = try conditionalValue(arguments[1], when: arguments[0], at: place)
        try elseValue(arguments, at: place)
        patchJump(end)
    }

    /// Compiles a value under a condition. Returns the jump over the alternative, which the caller has to patch.
    private mutating func conditionalValue(_ value: Expression, when condition: Expression, at place: SourcePlace) throws(HogSyntaxError)
        -> Int
    {
        try expression(condition)
        let skip = try jump(.jumpIfFalse, at: place)
        try expression(value)
        let end = try jump(.jump, at: place)
        patchJump(skip)
        return end
    }

    private mutating func elseValue(_ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        if arguments.count.isMultiple(of: 2) {
            try emit(.null, at: place)
        } else {
            try expression(arguments[arguments.count - 1])
        }
    }
}
