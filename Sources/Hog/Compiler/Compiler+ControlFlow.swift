/// Compiles loops.
extension Compiler {
    mutating func whileLoop(_ condition: Expression, _ body: Statement, at place: SourcePlace) throws(HogSyntaxError) {
        let start = code.count
        try expression(condition)
        let exit = try jump(.jumpIfFalse, at: place)
        try branch(body)
        try jump(backTo: start, at: place)
        patchJump(exit)
    }

    /// A loop without a condition runs until a `return` or an error ends it.
    mutating func forLoop(
        _ initializer: Statement?, _ condition: Expression?, _ step: Statement?, _ body: Statement, at place: SourcePlace
    ) throws(HogSyntaxError) {
        beginScope()
        if let initializer { try statement(initializer) }
        let start = code.count
        if let condition { try expression(condition) } else { try emit(.true, at: place) }
        let exit = try jump(.jumpIfFalse, at: place)
        let increment = try detach { (compiler) throws(HogSyntaxError) in
            if let step { try compiler.branch(step) }
        }
        try branch(body)
        splice(increment)
        try jump(backTo: start, at: place)
        patchJump(exit)
        try endScope(at: place)
    }

    /// Iterates over the `keys` and `values` of the collection, which is evaluated once.
    mutating func forIn(
        _ key: String?, _ value: String, in collection: Expression, _ body: Statement, at place: SourcePlace
    ) throws(HogSyntaxError) {
        beginScope()
        let slots = try declareLoopVariables(key, value, collection, at: place)
        let start = code.count
        try readLocal(slots.limit, at: place)
        try readLocal(slots.index, at: place)
        try emit(.ltEq, at: place)
        let exit = try jump(.jumpIfFalse, at: place)
        if let keys = slots.keys, let key = slots.key { try fetch(from: keys, slots.index, to: key, at: place) }
        try fetch(from: slots.values, slots.index, to: slots.value, at: place)
        try branch(body)
        try readLocal(slots.index, at: place)
        try emit(.integer, .integer(1), at: place)
        try emit(.plus, at: place)
        try emit(.setLocal, .integer(slots.index), at: place)
        try jump(backTo: start, at: place)
        patchJump(exit)
        try endScope(at: place)
    }

    /// The slots of the variables of a `for in`, most of which have no name.
    private struct ForInSlots {
        let keys: Int?
        let values: Int
        let index: Int
        let limit: Int
        let key: Int?
        let value: Int
    }

    private mutating func declareLoopVariables(
        _ key: String?, _ value: String, _ collection: Expression, at place: SourcePlace
    ) throws(HogSyntaxError) -> ForInSlots {
        let source = try declare(nil, at: place)
        try expression(collection)
        let keys = try key.map { (_) throws(HogSyntaxError) in try callLibrary("keys", of: source, at: collection.place) }
        let values = try callLibrary("values", of: source, at: collection.place)
        let index = try declare(nil, at: place)
        try emit(.integer, .integer(1), at: place)
        let limit = try callLibrary("length", of: values, at: collection.place)
        let keySlot = try key.map { (key) throws(HogSyntaxError) in try declareNull(key, at: place) }
        let valueSlot = try declareNull(value, at: place)
        return ForInSlots(keys: keys, values: values, index: index, limit: limit, key: keySlot, value: valueSlot)
    }

    /// Declares a variable with the result of a library function for another variable.
    private mutating func callLibrary(_ name: String, of slot: Int, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        let result = try declare(nil, at: place)
        try readLocal(slot, at: place)
        try emit(.callGlobal, .string(name), .integer(1), at: place)
        return result
    }

    private mutating func declareNull(_ name: String, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        let slot = try declare(name, at: place)
        try emit(.null, at: place)
        return slot
    }

    private mutating func fetch(from items: Int, _ index: Int, to slot: Int, at place: SourcePlace) throws(HogSyntaxError) {
        try readLocal(items, at: place)
        try readLocal(index, at: place)
        try emit(.getProperty, at: place)
        try emit(.setLocal, .integer(slot), at: place)
    }
}

/// Compiles `try`.
extension Compiler {
    /// After the body come the clauses, which are tried in order, and then code that throws the error again if no clause matched.
    ///
    /// The error is in a variable `e` and its type in a variable `type`, both of which the program can use.
    mutating func tryCatch(
        _ body: [Statement], _ catches: [Statement.Catch], _ finally: Statement?, at place: SourcePlace
    ) throws(HogSyntaxError) {
        if let finally { throw HogSyntaxError("finally blocks are not yet supported", at: finally.place) }
        guard !catches.isEmpty else { throw HogSyntaxError("try statement must have at least one catch block", at: place) }
        let handler = try jump(.try, at: place)
        try block(body, at: place)
        try emit(.popTry, at: place)
        let end = try jump(.jump, at: place)
        // The distance to a handler counts from the operand.
        code[handler] = .integer(code.count - handler)

        beginScope()
        let error = try declare("e", at: place)
        try readLocal(error, at: place)
        try properties([.name("type")], at: place)
        let type = try declare("type", at: place)
        var exits: [Int] = []
        for clause in catches { exits.append(try self.clause(clause, error: error, type: type)) }
        try emit(.pop, at: place)
        try emit(.throw, at: place)
        for jump in exits { patchJump(jump) }
        try endScope(at: place)
        patchJump(end)
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
        let exit = try jump(.jump, at: clause.place)
        if let skip { patchJump(skip) }
        return exit
    }
}
