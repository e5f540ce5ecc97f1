extension Compiler {
    /// `try`: behind the body stand the clauses, which are tried in order, and behind them what throws the error again.
    ///
    /// The clauses find the error in a variable `e` and its type in a variable `type`, which the program can name.
    mutating func attempt(
        _ body: [Statement], _ catches: [Statement.Catch], _ finally: Statement?, at place: SourcePlace
    ) throws(HogSyntaxError) {
        if let finally { throw HogSyntaxError("finally blocks are not yet supported", at: finally.place) }
        guard !catches.isEmpty else { throw HogSyntaxError("try statement must have at least one catch block", at: place) }
        let handler = try jump(.try, at: place)
        try block(body, at: place)
        try emit(.popTry, at: place)
        let end = try jump(.jump, at: place)
        // A handler's distance begins at its operand.
        code[handler] = .integer(code.count - handler)

        beginScope()
        let error = try declare("e", at: place)
        try readLocal(error, at: place)
        try properties([.name("type")], at: place)
        let type = try declare("type", at: place)
        var matched: [Int] = []
        for clause in catches { matched.append(try self.clause(clause, error: error, type: type)) }
        try emit(.pop, at: place)
        try emit(.throw, at: place)
        for jump in matched { land(jump) }
        try endScope(at: place)
        land(end)
    }

    /// Returns the jump that leaves the clause.
    private mutating func clause(_ clause: Statement.Catch, error: Int, type: Int) throws(HogSyntaxError) -> Int {
        var skip: Int?
        if let name = clause.type, Text(name) != Text("Error") {
            try emit(.string, .string(name), at: clause.place)
            try readLocal(type, at: clause.place)
            try emit(.eq, at: clause.place)
            skip = try jump(.jumpIfFalse, at: clause.place)
        }
        beginScope()
        if let name = clause.name, Text(name) != Text("e") {
            _ = try declare(name, at: clause.place)
            try readLocal(error, at: clause.place)
        }
        try block(clause.body, at: clause.place)
        try endScope(at: clause.place)
        let leave = try jump(.jump, at: clause.place)
        if let skip { land(skip) }
        return leave
    }
}
