/// Values that share nothing with those they were copied from.
extension Runtime {
    /// What a container holds twice, or what holds itself, the copy does as well.
    mutating func deepCopy(_ value: Value) throws(HogFailure) -> Value {
        guard value.isContainer else { return value }
        var copying = DeepCopy(walk: Walk(heap))
        return try copying.copy(value, in: &heap)
    }
}

private struct DeepCopy: ~Copyable {
    var walk: Walk
    private var arrays: [Int: Value] = [:]
    private var objects: [Int: Value] = [:]

    init(walk: consuming Walk) { self.walk = walk }

    mutating func copy(_ value: Value, in heap: inout Heap) throws(HogFailure) -> Value {
        guard value.isContainer else { return value }
        if let copy = value.tag == .object ? objects[value.place] : arrays[value.place] { return copy }
        try walk.enter()
        defer { walk.leave() }
        switch value.tag {
        case .object:
            let copy = heap.object()
            objects[value.place] = copy
            var members = heap.members(value)
            for index in members.keys.indices {
                try walk.step()
                members.set(members.keys[index], try self.copy(members.values[index], in: &heap))
            }
            heap.objects[copy.place] = members
            return copy
        default:
            // It has to be known before its items are copied, which may hold it.
            let copy = value.tag == .array ? heap.array([]) : heap.tuple([])
            arrays[value.place] = copy
            var items = heap.items(value)
            for index in items.indices {
                try walk.step()
                items[index] = try self.copy(items[index], in: &heap)
            }
            heap.arrays[copy.place] = items
            return copy
        }
    }
}
