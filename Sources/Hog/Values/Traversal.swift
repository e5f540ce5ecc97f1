/// Limits a traversal of values in depth and time. Values may be nested deeply, contain themselves, or share parts so that a traversal
/// would never end.
struct Traversal: ~Copyable {
    private var depth = 0
    /// Steps left until the next clock check: reading the clock costs more than most steps.
    private var untilClockCheck = Traversal.interval
    private let deadline: Deadline

    init(_ heap: borrowing Heap) { deadline = heap.deadline }

    /// Enters a container. Each call is balanced by a call of `leave`.
    mutating func enter() throws(HogFailure) {
        depth += 1
        guard depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        try step()
    }

    mutating func leave() { depth -= 1 }

    private static let interval = 4096

    /// Counts one visited value.
    ///
    /// - Parameter bytes: the bytes of text that are read for it.
    mutating func step(bytes: Int = 0) throws(HogFailure) {
        untilClockCheck -= 1 + bytes >> 6
        guard untilClockCheck <= 0 else { return }
        untilClockCheck = Self.interval
        try deadline.checkClock()
    }

    /// Fails if the output of the traversal, in bytes, exceeds the memory limit.
    func check(bytes: Int) throws(HogFailure) {
        guard bytes > deadline.limits.memory else { return }
        throw .memory(limit: deadline.limits.memory, attempted: bytes)
    }
}

/// Deep copies of values.
extension Runtime {
    /// A copy that shares nothing with the original. Shared parts and cycles are preserved.
    mutating func deepCopy(_ value: Value) throws(HogFailure) -> Value {
        guard value.isContainer else { return value }
        var copying = DeepCopy(traversal: Traversal(heap))
        return try copying.copy(value, in: &heap)
    }
}

private struct DeepCopy: ~Copyable {
    var traversal: Traversal
    private var arrays: [Int: Value] = [:]
    private var objects: [Int: Value] = [:]

    init(traversal: consuming Traversal) { self.traversal = traversal }

    mutating func copy(_ value: Value, in heap: inout Heap) throws(HogFailure) -> Value {
        guard value.isContainer else { return value }
        if let copy = value.tag == .object ? objects[value.heapIndex] : arrays[value.heapIndex] { return copy }
        try traversal.enter()
        defer { traversal.leave() }
        switch value.tag {
        case .object:
            let copy = heap.object()
            objects[value.heapIndex] = copy
            var members = heap.members(value)
            for index in members.keys.indices {
                try traversal.step()
                members.set(members.keys[index], try self.copy(members.values[index], in: &heap))
            }
            heap.objects[copy.heapIndex] = members
            return copy
        default:
            // The copy is registered before its items are copied, because they may contain it.
            let copy = value.tag == .array ? heap.array([]) : heap.tuple([])
            arrays[value.heapIndex] = copy
            var items = heap.items(value)
            for index in items.indices {
                try traversal.step()
                items[index] = try self.copy(items[index], in: &heap)
            }
            heap.arrays[copy.heapIndex] = items
            return copy
        }
    }
}
