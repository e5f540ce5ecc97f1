internal import BigInt
internal import JSON

/// Reads globals. A program cannot change them: each read makes new values.
extension Machine {
    /// Pushes the global for keys on the stack, the first on top.
    @inline(never)
    mutating func getGlobal(keys count: Int, at top: Slot) throws(HogFailure) -> Slot {
        let top = drop(count, from: top)
        let keys = Array(values(count, from: top).reversed())
        return try push(try global(keys), at: top)
    }

    /// Pushes the global for constant keys. A string global is converted once per run.
    @inline(never)
    mutating func getGlobal(chain number: Int, at top: Slot) throws(HogFailure) -> Slot {
        if let text = globalStrings[number] { return try push(text, at: top) }
        runtime.memoryUsed = memoryUsed(top)
        let keys = program.chains[number].map { constant($0) }
        let value = try global(keys)
        if value.tag == .string, keys.count == 1 { globalStrings[number] = value }
        return try push(value, at: top)
    }

    private func constant(_ key: LoadedProgram.Key) -> Value {
        switch key {
        case .name(let place): constants.start[Int(place)]
        case .index(let index): .integer(Int(index))
        }
    }

    private mutating func global(_ keys: [Value]) throws(HogFailure) -> Value {
        guard let first = keys.first, first.tag == .string else {
            throw .machine("Global variable not found: \(try runtime.heap.pythonString(keys.first ?? .null))")
        }
        let name = runtime.heap.string(first)
        if !frames.start[frameCount - 1].isLibrary, let global = globals?.global(name) {
            return try runtime.value(of: global, chain: Array(keys.dropFirst()))
        }
        guard keys.count == 1, let number = Library.numbers[name] else { throw .machine("Global variable not found: \(name)") }
        return .reference(.libraryFunction, number)
    }
}

/// Converts globals to values. Only the part that is read is converted.
extension Runtime {
    /// - Parameter chain: the keys after the global's own name.
    mutating func value(of global: Global, chain: [Value] = []) throws(HogFailure) -> Value {
        var leaf = global
        for key in chain {
            if leaf.isNull { return .null }
            leaf = try member(of: leaf, key)
        }
        if leaf.isContainer { try checkClock() }
        var conversion = Conversion(traversal: Traversal(heap), allocatedBefore: heap.allocated)
        return try conversion.value(of: leaf, in: &self)
    }

    private func member(of global: Global, _ key: Value) throws(HogFailure) -> Global {
        guard key.isPythonInteger else {
            guard global.isObject else { throw .attribute("'\(global.pythonType)' object has no attribute 'get'") }
            guard key.tag == .string else {
                _ = try heap.key(key)
                return .null
            }
            return global.member(heap.string(key)) ?? .null
        }
        let position = key.tag == .bigInteger ? Int.max : key.asInteger
        guard position != 0 else { throw .machine("Hog arrays start from index 1") }
        // An array of a JSON document is scanned from its beginning each time.
        try checkClock()
        guard let count = global.count else { throw .type("object of type '\(global.pythonType)' has no len()") }
        guard position.magnitude <= UInt(count) else { return .null }
        guard !global.isObject else { throw HogFailure(.key, String(position > 0 ? position - 1 : position)) }
        return global.element(position > 0 ? position - 1 : count + position)
    }
}

/// Converts globals to values within the limit of memory.
private struct Conversion: ~Copyable {
    private var traversal: Traversal
    private var cost = 0
    /// Bytes allocated before the conversion.
    private let allocatedBefore: Int

    init(traversal: consuming Traversal, allocatedBefore: Int) {
        self.traversal = traversal
        self.allocatedBefore = allocatedBefore
    }

    mutating func value(of global: Global, in runtime: inout Runtime) throws(HogFailure) -> Value {
        try traversal.step()
        switch global {
        case .null: return try charging(0, runtime, .null)
        case .boolean(let value): return try charging(0, runtime, .boolean(value))
        case .integer(let value): return try charging(0, runtime, .integer(value))
        case .float(let value): return try charging(0, runtime, .float(value))
        case .text(let string): return try text(string, in: &runtime)
        case .json(let json): return try value(of: json, in: &runtime)
        case .array(let elements): return try array(elements.map { .global($0) }, in: &runtime)
        case .object(let members): return try object(members.map { ($0.key, .global($0.value)) }, in: &runtime)
        }
    }

    private mutating func value(of json: JSONValue, in runtime: inout Runtime) throws(HogFailure) -> Value {
        switch json.kind {
        case .null: return try charging(0, runtime, .null)
        case .boolean: return try charging(0, runtime, .boolean(json.boolean == true))
        case .number: return try charging(0, runtime, JSONNumber.value(json.numberText ?? "", in: &runtime.heap))
        case .string: return try text(json.string ?? "", in: &runtime)
        case .array: return try array(json.elements.map { .json($0) }, in: &runtime)
        case .object: return try object(json.members.map { ($0.key, .json($0.value)) }, in: &runtime)
        }
    }

    private enum Part {
        case global(Global)
        case json(JSONValue)
    }

    private mutating func value(of part: Part, in runtime: inout Runtime) throws(HogFailure) -> Value {
        switch part {
        case .global(let global): try value(of: global, in: &runtime)
        case .json(let json): try value(of: json, in: &runtime)
        }
    }

    private mutating func array(_ parts: [Part], in runtime: inout Runtime) throws(HogFailure) -> Value {
        try traversal.enter()
        defer { traversal.leave() }
        var items: [Value] = []
        items.reserveCapacity(parts.count)
        for part in parts { items.append(try value(of: part, in: &runtime)) }
        return try charging(0, runtime, runtime.heap.array(items))
    }

    private mutating func object(_ parts: [(String, Part)], in runtime: inout Runtime) throws(HogFailure) -> Value {
        try traversal.enter()
        defer { traversal.leave() }
        var members = ObjectMembers()
        for (name, part) in parts {
            let key = Text(name)
            cost += 8 + key.count
            members.set(.text(key), try value(of: part, in: &runtime))
        }
        return try charging(0, runtime, runtime.heap.object(members))
    }

    private mutating func text(_ string: String, in runtime: inout Runtime) throws(HogFailure) -> Value {
        let text = Text(string)
        return try charging(text.count, runtime, runtime.heap.string(text))
    }

    private mutating func charging(_ characters: Int, _ runtime: borrowing Runtime, _ value: Value) throws(HogFailure) -> Value {
        cost += 8 + characters
        try runtime.checkMemory(for: cost)
        try runtime.checkMemory(allocatedSince: allocatedBefore)
        return value
    }
}
