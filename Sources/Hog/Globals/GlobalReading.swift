/// Globals, which a program reads and never changes: each time it gets values of its own.
extension Machine {
    /// With keys that were computed, the first on top.
    @inline(never)
    mutating func getGlobal(keys count: Int, at top: Slot) throws(HogFailure) -> Slot {
        let top = drop(count, from: top)
        let keys = Array(values(count, from: top).reversed())
        return try push(try global(keys), at: top)
    }

    /// With keys that are constants. A text that is read whole is made once for each run.
    @inline(never)
    mutating func getGlobal(chain number: Int, at top: Slot) throws(HogFailure) -> Slot {
        if let text = texts[number] { return try push(text, at: top) }
        runtime.memoryUsed = used(top)
        let keys = image.chains[number].map { constant($0) }
        let value = try global(keys)
        if value.tag == .string, keys.count == 1 { texts[number] = value }
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
