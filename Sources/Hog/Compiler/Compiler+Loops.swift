extension Compiler {
    mutating func whileLoop(_ condition: Expression, _ body: Statement, at place: SourcePlace) throws(HogSyntaxError) {
        let start = code.count
        try expression(condition)
        let exit = try jump(.jumpIfFalse, at: place)
        try branch(body)
        try jump(backTo: start, at: place)
        land(exit)
    }

    /// A loop without a condition goes on until something inside ends it.
    mutating func forLoop(
        _ initializer: Statement?, _ condition: Expression?, _ step: Statement?, _ body: Statement, at place: SourcePlace
    ) throws(HogSyntaxError) {
        beginScope()
        if let initializer { try statement(initializer) }
        let start = code.count
        if let condition { try expression(condition) } else { try emit(.true, at: place) }
        let exit = try jump(.jumpIfFalse, at: place)
        let increment = try cut { (compiler) throws(HogSyntaxError) in
            if let step { try compiler.branch(step) }
        }
        try branch(body)
        paste(increment)
        try jump(backTo: start, at: place)
        land(exit)
        try endScope(at: place)
    }

    /// Walks what `keys` and `values` give for the collection, which is looked at once.
    mutating func forIn(
        _ key: String?, _ value: String, in collection: Expression, _ body: Statement, at place: SourcePlace
    ) throws(HogSyntaxError) {
        beginScope()
        let slots = try prepare(key, value, collection, at: place)
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
        land(exit)
        try endScope(at: place)
    }

    /// The variables of a `for in`, most of them without a name.
    private struct ForInSlots {
        let keys: Int?
        let values: Int
        let index: Int
        let limit: Int
        let key: Int?
        let value: Int
    }

    private mutating func prepare(
        _ key: String?, _ value: String, _ collection: Expression, at place: SourcePlace
    ) throws(HogSyntaxError) -> ForInSlots {
        let whole = try declare(nil, at: place)
        try expression(collection)
        let keys = try key.map { (_) throws(HogSyntaxError) in try ask("keys", of: whole, at: collection.place) }
        let values = try ask("values", of: whole, at: collection.place)
        let index = try declare(nil, at: place)
        try emit(.integer, .integer(1), at: place)
        let limit = try ask("length", of: values, at: collection.place)
        let keySlot = try key.map { (key) throws(HogSyntaxError) in try declareNull(key, at: place) }
        let valueSlot = try declareNull(value, at: place)
        return ForInSlots(keys: keys, values: values, index: index, limit: limit, key: keySlot, value: valueSlot)
    }

    /// A new variable with what a function of the library says about another one.
    private mutating func ask(_ name: String, of slot: Int, at place: SourcePlace) throws(HogSyntaxError) -> Int {
        let answer = try declare(nil, at: place)
        try readLocal(slot, at: place)
        try emit(.callGlobal, .string(name), .integer(1), at: place)
        return answer
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
