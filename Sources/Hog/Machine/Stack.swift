extension Machine {
    @inline(__always)
    func height(_ top: Slot) -> Int { top - stack.start }

    /// What the values on the stack cost.
    func used(_ top: Slot) -> Int { held &+ 8 &* height(top) }

    /// Pushes any value and counts what it costs. Here, when all that lives is on the stack, is the time to collect garbage.
    @inline(never)
    mutating func push(_ value: Value, at top: Slot) throws(HogFailure) -> Slot {
        guard value.isReference else {
            top.pointee = value
            return top + 1
        }
        var value = value
        value.cost = UInt32(clamping: try runtime.heap.cost(of: value) - 8)
        return try pushMeasured(value, at: top)
    }

    /// Pushes a value that was on the stack before. What cannot change costs what it did then.
    @inline(never)
    mutating func pushAgain(_ value: Value, at top: Slot) throws(HogFailure) -> Slot {
        switch value.tag {
        case .string, .closure, .callable, .libraryFunction, .bigInteger: try pushMeasured(value, at: top)
        default: try push(value, at: top)
        }
    }

    private mutating func pushMeasured(_ value: Value, at top: Slot) throws(HogFailure) -> Slot {
        top.pointee = value
        held &+= Int(value.cost)
        try checkMemory(top + 1)
        if runtime.heap.allocated >= collector.threshold { try collect(upTo: top + 1) }
        return top + 1
    }

    /// Compares what the values on the stack cost with what they may.
    @inline(__always)
    mutating func checkMemory(_ top: Slot) throws(HogFailure) {
        let used = used(top)
        if used > peak { try notePeak(used) }
    }

    /// Only what was never reached before can be too much.
    @inline(never)
    private mutating func notePeak(_ used: Int) throws(HogFailure) {
        peak = used
        guard used <= runtime.limits.memory else { throw .memory(limit: runtime.limits.memory, attempted: used) }
    }

    /// Drops values, but leaves them where they are: what is made of them is made before anything else is pushed.
    mutating func drop(_ count: Int, from top: Slot) -> Slot {
        for index in 1..<(count + 1) { held &-= Int(top[-index].cost) }
        runtime.memoryUsed = used(top - count)
        return top - count
    }

    @inline(never)
    func isTruthy(_ value: Value) -> Bool { runtime.heap.isTruthy(value) }

    /// The values from a slot on.
    func values(_ count: Int, from slot: Slot) -> UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: slot, count: count) }
}
