internal import BigInt

/// Plain equality, which knows no coercion: Python's `==`.
extension Heap {
    func areEqual(_ left: Value, _ right: Value) throws(HogFailure) -> Bool {
        guard left.isContainer, right.isContainer else { return haveEqualContent(left, right) }
        var walk = Walk(self)
        return try areEqual(left, right, &walk)
    }

    /// As a part of a walk.
    func areEqual(_ left: Value, _ right: Value, _ walk: inout Walk) throws(HogFailure) -> Bool {
        guard left.isContainer, right.isContainer else {
            if left.tag == .string, right.tag == .string { try walk.step(bytes: text(left).count) }
            return haveEqualContent(left, right)
        }
        guard left.tag == right.tag else { return false }
        // Python takes the same for equal, so that a container which holds itself equals itself.
        guard left.place != right.place else { return true }
        try walk.enter()
        let areEqual = try left.tag == .object ? haveEqualMembers(left, right, &walk) : haveEqualItems(left, right, &walk)
        walk.leave()
        return areEqual
    }

    private func haveEqualItems(_ left: Value, _ right: Value, _ walk: inout Walk) throws(HogFailure) -> Bool {
        let (left, right) = (items(left), items(right))
        guard left.count == right.count else { return false }
        for index in left.indices {
            try walk.step()
            guard try areEqual(left[index], right[index], &walk) else { return false }
        }
        return true
    }

    private func haveEqualMembers(_ left: Value, _ right: Value, _ walk: inout Walk) throws(HogFailure) -> Bool {
        let (left, right) = (members(left), members(right))
        guard left.count == right.count else { return false }
        for (key, value) in zip(left.keys, left.values) {
            try walk.step()
            guard let other = right[key], try areEqual(value, other, &walk) else { return false }
        }
        return true
    }

    /// Of two values of which one at least holds no others.
    private func haveEqualContent(_ left: Value, _ right: Value) -> Bool {
        switch (left.tag, right.tag) {
        case (.string, .string): left.place == right.place || text(left) == text(right)
        case (.integer, .integer), (.null, .null), (.callable, .callable), (.libraryFunction, .libraryFunction): left.bits == right.bits
        case (.float, .float): left.asFloat == right.asFloat
        case (.closure, .closure): left.place == right.place || isSameClosure(closures[left.place], closures[right.place])
        default: compareNumbers(left, right) == .equal
        }
    }

    /// The same definition over the same variables.
    private func isSameClosure(_ left: Closure, _ right: Closure) -> Bool {
        left.function == right.function && left.upvalues == right.upvalues
    }
}

extension Value {
    /// Whether it can hold other values that equality looks at.
    var isContainer: Bool { tag == .array || tag == .tuple || tag == .object }

    /// Whether Python's `int` is its type, or the `bool` that is one as well.
    var isPythonInteger: Bool { tag == .integer || tag == .bigInteger || tag == .boolean }
}
