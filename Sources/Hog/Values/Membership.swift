/// The operator `in`.
extension Runtime {
    mutating func contains(_ container: Value, _ item: Value) throws(HogFailure) -> Bool {
        switch container.tag {
        case .array, .tuple: return try heap.holds(container, item)
        case .object: return heap.objects[container.place][try heap.key(item)] != nil
        case .closure, .callable, .libraryFunction: return try contains(heap.record(container), item)
        case .string:
            guard item.tag == .string else {
                throw .type("'in <string>' requires string as left operand, not \(heap.pythonType(item))")
            }
            try checkClock(forBytes: heap.text(container).count)
            return heap.text(container).contains(heap.text(item))
        default: throw .type("argument of type '\(heap.pythonType(container))' is not iterable")
        }
    }
}

extension Heap {
    /// Whether an array or a tuple has an item that is plainly equal to this one.
    func holds(_ container: Value, _ item: Value) throws(HogFailure) -> Bool {
        try index(of: item, in: items(container)) != nil
    }

    func index(of item: Value, in items: [Value]) throws(HogFailure) -> Int? {
        var walk = Walk(self)
        for (index, candidate) in items.enumerated() {
            try walk.step()
            if try areEqual(candidate, item, &walk) { return index }
        }
        return nil
    }
}
