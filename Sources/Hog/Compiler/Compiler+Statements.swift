/// Compiles statements. Each leaves the stack unchanged except for the variables that it declares.
extension Compiler {
    mutating func statement(_ statement: Statement) throws(HogSyntaxError) {
        let place = statement.place
        switch statement.kind {
        case .variable(let name, let value): try variable(name, value, at: place)
        case .expression(let value):
            try expression(value)
            try emit(.pop, at: place)
        case .assignment(let target, let value): try assignment(target, value, at: place)
        case .returns(let value):
            if let value { try expression(value) } else { try emit(.null, at: place) }
            try emit(.return, at: place)
        case .throwing(let error):
            try expression(error)
            try emit(.throw, at: place)
        case .tryCatch(let body, let catches, let finally): try tryCatch(body, catches, finally, at: place)
        case .conditional(let condition, let then, let otherwise): try conditional(condition, then, otherwise, at: place)
        case .whileLoop(let condition, let body): try whileLoop(condition, body, at: place)
        case .forLoop(let initializer, let condition, let step, let body): try forLoop(initializer, condition, step, body, at: place)
        case .forIn(let key, let value, let collection, let body): try forIn(key, value, in: collection, body, at: place)
        case .function(let name, let parameters, let body): try function(name, parameters, body, at: place)
        case .block(let statements): try block(statements, at: place)
        case .empty: break
        }
    }

    mutating func block(_ statements: [Statement], at place: SourcePlace) throws(HogSyntaxError) {
        beginScope()
        for statement in statements { try self.statement(statement) }
        try endScope(at: place)
    }

    /// Compiles the body of an `if` or a loop as a block, also without braces, so that a function declared there is visible only there.
    mutating func branch(_ statement: Statement) throws(HogSyntaxError) {
        try block([statement], at: statement.place)
    }

    private mutating func variable(_ name: String, _ value: Expression?, at place: SourcePlace) throws(HogSyntaxError) {
        let slot = try declare(name, at: place)
        guard let value else { return try emit(.null, at: place) }
        functions[functions.count - 1].setHasValue(slot, false)
        try expression(value)
        functions[functions.count - 1].setHasValue(slot, true)
    }

    private mutating func conditional(
        _ condition: Expression, _ then: Statement, _ otherwise: Statement?, at place: SourcePlace
    ) throws(HogSyntaxError) {
        try expression(condition)
        let skip = try jump(.jumpIfFalse, at: place)
        try branch(then)
        let fragment = try otherwise.map { (otherwise) throws(HogSyntaxError) in
            try detach { (compiler) throws(HogSyntaxError) in try compiler.branch(otherwise) }
        }
        guard let fragment, !fragment.code.isEmpty else { return patchJump(skip) }
        let end = try jump(.jump, at: place)
        patchJump(skip)
        splice(fragment)
        patchJump(end)
    }
}

// MARK: Assignments

extension Compiler {
    private mutating func assignment(_ target: Expression, _ value: Expression, at place: SourcePlace) throws(HogSyntaxError) {
        switch target.kind {
        case .field(let chain):
            guard case .name(let name) = chain.first else { throw .notAssignable(at: target.place) }
            try chain.count == 1 ? assignVariable(name, value, target.place) : assignMember(of: name, chain, value, target.place)
        case .tupleAccess(let tuple, let index, _):
            try expression(tuple)
            try emit(.integer, .integer(index), at: target.place)
            try expression(value)
            try emit(.setProperty, at: place)
        case .arrayAccess(let array, let key, _):
            try expression(array)
            try expression(key)
            try expression(value)
            try emit(.setProperty, at: place)
        default: throw .notAssignable(at: target.place)
        }
    }

    private mutating func assignVariable(_ name: String, _ value: Expression, _ place: SourcePlace) throws(HogSyntaxError) {
        let binding = try resolve(name, at: place)
        if case .global = binding { throw .undeclared(name, at: place) }
        try expression(value)
        switch binding {
        case .local(let slot): try emit(.setLocal, .integer(slot), at: place)
        case .upvalue(let index): try emit(.setUpvalue, .integer(index), at: place)
        case .global: break
        }
    }

    /// `name.a.b := value` reads all steps but the last.
    private mutating func assignMember(
        of name: String, _ chain: [Expression.ChainStep], _ value: Expression, _ place: SourcePlace
    ) throws(HogSyntaxError) {
        guard try readVariable(name, at: place) else { throw .undeclared(name, at: place) }
        try properties(chain[1..<chain.count - 1], at: place)
        try key(chain[chain.count - 1], at: place)
        try expression(value)
        try emit(.setProperty, at: place)
    }
}

extension HogSyntaxError {
    fileprivate static func notAssignable(at place: SourcePlace) -> HogSyntaxError {
        HogSyntaxError("Can not assign to this type of expression", at: place)
    }

    fileprivate static func undeclared(_ name: String, at place: SourcePlace) -> HogSyntaxError {
        HogSyntaxError("Variable \"\(name)\" not declared in this scope. Can not assign to globals.", at: place)
    }
}
