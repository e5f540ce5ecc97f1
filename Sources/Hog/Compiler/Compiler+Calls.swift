extension Compiler {
    /// A call by name. Some names are no functions but operators and branches, which evaluate no more than they need.
    mutating func call(_ name: String, _ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        switch (name, arguments.count) {
        case ("not", 1):
            try expression(arguments[0])
            try emit(.not, at: place)
        case ("and", 2...): try all(arguments, then: .and, at: place)
        case ("or", 2...): try all(arguments, then: .or, at: place)
        case ("if", 2...3), ("multiIf", 2...): try branches(arguments, at: place)
        case ("ifNull", 2):
            try expression(arguments[0])
            let end = try jump(.jumpIfStackNotNull, at: place)
            try emit(.pop, at: place)
            try expression(arguments[1])
            land(end)
        default:
            for argument in arguments { try expression(argument) }
            if try readVariable(name, at: place) {
                try emit(.callLocal, .integer(arguments.count), at: place)
            } else {
                try emit(.callGlobal, .string(name), .integer(arguments.count), at: place)
            }
        }
    }

    /// Conditions, each before its value, and what the value is if none holds: null if nothing is said.
    private mutating func branches(_ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        guard arguments.count > 3 else { return try branch(arguments, at: place) }
        // From the last to the first, so that functions capture their variables in the reference's order.
        var pieces = [try cut { (compiler) throws(HogSyntaxError) in try compiler.fallback(arguments, at: place) }]
        var size = pieces[0].code.count
        for index in stride(from: arguments.count / 2 * 2 - 2, through: 0, by: -2) {
            let piece = try cut { (compiler) throws(HogSyntaxError) in
                let end = try compiler.guarded(arguments[index + 1], by: arguments[index], at: place)
                compiler.code[end] = .integer(size)
            }
            pieces.append(piece)
            size += piece.code.count
        }
        for piece in pieces.reversed() { paste(piece) }
    }

    private mutating func branch(_ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        let end = try guarded(arguments[1], by: arguments[0], at: place)
        try fallback(arguments, at: place)
        land(end)
    }

    /// A value if a condition holds; returns the jump over what comes instead of it.
    private mutating func guarded(_ value: Expression, by condition: Expression, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        try expression(condition)
        let skip = try jump(.jumpIfFalse, at: place)
        try expression(value)
        let end = try jump(.jump, at: place)
        land(skip)
        return end
    }

    private mutating func fallback(_ arguments: [Expression], at place: SourcePlace) throws(HogSyntaxError) {
        if arguments.count.isMultiple(of: 2) {
            try emit(.null, at: place)
        } else {
            try expression(arguments[arguments.count - 1])
        }
    }
}
