internal import BigInt

/// Equality without coercion (Python's `==`), and the operator `in`.
extension Heap {
    func areEqual(_ left: Value, _ right: Value) throws(HogFailure) -> Bool {
        guard left.isContainer, right.isContainer else { return haveEqualContent(left, right) }
        var traversal = Traversal(self)
        return try areEqual(left, right, &traversal)
    }

    /// Compares two values as part of a traversal.
    func areEqual(_ left: Value, _ right: Value, _ traversal: inout Traversal) throws(HogFailure) -> Bool {
        guard left.isContainer, right.isContainer else {
            if left.tag == .string, right.tag == .string { try traversal.step(bytes: text(left).count) }
            return haveEqualContent(left, right)
        }
        guard left.tag == right.tag else { return false }
        // Python treats identical containers as equal, so a container that holds itself equals itself.
        guard left.heapIndex != right.heapIndex else { return true }
        try traversal.enter()
        let areEqual = try left.tag == .object ? haveEqualMembers(left, right, &traversal) : haveEqualItems(left, right, &traversal)
        traversal.leave()
        return areEqual
    }

    private func haveEqualItems(_ left: Value, _ right: Value, _ traversal: inout Traversal) throws(HogFailure) -> Bool {
        let (left, right) = (items(left), items(right))
        guard left.count == right.count else { return false }
        for index in left.indices {
            try traversal.step()
            guard try areEqual(left[index], right[index], &traversal) else { return false }
        }
        return true
    }

    private func haveEqualMembers(_ left: Value, _ right: Value, _ traversal: inout Traversal) throws(HogFailure) -> Bool {
        let (left, right) = (members(left), members(right))
        guard left.count == right.count else { return false }
        for (key, value) in zip(left.keys, left.values) {
            try traversal.step()
            guard let other = right[key], try areEqual(value, other, &traversal) else { return false }
        }
        return true
    }

    /// Compares two values of which at least one is not a container.
    private func haveEqualContent(_ left: Value, _ right: Value) -> Bool {
        switch (left.tag, right.tag) {
        case (.string, .string): left.heapIndex == right.heapIndex || text(left) == text(right)
        case (.integer, .integer), (.null, .null), (.callable, .callable), (.libraryFunction, .libraryFunction): left.bits == right.bits
        case (.float, .float): left.asFloat == right.asFloat
        case (.closure, .closure): left.heapIndex == right.heapIndex || isSameClosure(closures[left.heapIndex], closures[right.heapIndex])
        default: compareNumbers(left, right) == .equal
        }
    }

    /// Whether both have the same definition and the same captured variables.
    private func isSameClosure(_ left: Closure, _ right: Closure) -> Bool {
        left.function == right.function && left.upvalues == right.upvalues
    }
}

extension Value {
    /// Whether it can hold other values that equality looks at.
    var isContainer: Bool { tag == .array || tag == .tuple || tag == .object }

    /// Whether its type in Python is `int` or the subtype `bool`.
    var isPythonInteger: Bool { tag == .integer || tag == .bigInteger || tag == .boolean }
}

/// The operator `in`.
extension Runtime {
    mutating func contains(_ container: Value, _ item: Value) throws(HogFailure) -> Bool {
        switch container.tag {
        case .array, .tuple: return try heap.holds(container, item)
        case .object: return heap.objects[container.heapIndex][try heap.key(item)] != nil
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
    /// Whether an array or a tuple has an equal item, without coercion.
    func holds(_ container: Value, _ item: Value) throws(HogFailure) -> Bool {
        try index(of: item, in: items(container)) != nil
    }

    func index(of item: Value, in items: [Value]) throws(HogFailure) -> Int? {
        var traversal = Traversal(self)
        for (index, candidate) in items.enumerated() {
            try traversal.step()
            if try areEqual(candidate, item, &traversal) { return index }
        }
        return nil
    }
}
