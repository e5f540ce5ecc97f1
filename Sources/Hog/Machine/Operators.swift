/// Instructions that combine several values into one, where the loop does not do it inline. Of two operands the left one is on top.
extension Machine {
    @inline(never)
    mutating func binary(_ operation: Operation, at top: Slot) throws(HogFailure) -> Slot {
        let left = top[-1]
        let right = top[-2]
        let top = drop(2, from: top)
        let result: Value
        switch operation {
        case .plus:
            if left.tag == .float, right.tag == .float {
                result = .float(left.asFloat + right.asFloat)
            } else {
                result = try runtime.add(left, right)
            }
        case .minus:
            if left.tag == .float, right.tag == .float {
                result = .float(left.asFloat - right.asFloat)
            } else {
                result = try runtime.subtract(left, right)
            }
        case .multiply:
            if left.tag == .float, right.tag == .float {
                result = .float(left.asFloat * right.asFloat)
            } else {
                result = try runtime.multiply(left, right)
            }
        case .divide: result = try runtime.divide(left, right)
        case .mod: result = try runtime.modulo(left, right)
        case .eq: result = .boolean(try runtime.equals(left, right))
        case .notEq: result = .boolean(!(try runtime.equals(left, right)))
        case .less: result = .boolean(try runtime.compare(left, right, .less))
        case .lessOrEqual: result = .boolean(try runtime.compare(left, right, .lessOrEqual))
        case .greater: result = .boolean(try runtime.compare(left, right, .greater))
        default: result = .boolean(try runtime.compare(left, right, .greaterOrEqual))
        }
        return try push(result, at: top)
    }

    /// `like`, `in`, `=~` and related operators.
    @inline(never)
    mutating func relation(_ number: Int, at top: Slot) throws(HogFailure) -> Slot {
        let left = top[-1]
        let right = top[-2]
        let top = drop(2, from: top)
        let result: Bool
        switch Opcode(rawValue: UInt8(truncatingIfNeeded: number)) {
        case .like: result = try runtime.like(left, right, ignoringCase: false)
        case .ilike: result = try runtime.like(left, right, ignoringCase: true)
        case .notLike: result = !(try runtime.like(left, right, ignoringCase: false))
        case .notILike: result = !(try runtime.like(left, right, ignoringCase: true))
        case .in: result = try runtime.contains(right, left)
        case .notIn: result = !(try runtime.contains(right, left))
        case .regex: result = try runtime.matches(left, right, ignoringCase: false, isNegated: false)
        case .notRegex: result = try runtime.matches(left, right, ignoringCase: false, isNegated: true)
        case .iregex: result = try runtime.matches(left, right, ignoringCase: true, isNegated: false)
        default: result = try runtime.matches(left, right, ignoringCase: true, isNegated: true)
        }
        return try push(.boolean(result), at: top)
    }

    /// All operands are already evaluated: neither `and` nor `or` short-circuits.
    @inline(never)
    mutating func logic(_ operation: Operation, of count: Int, at top: Slot) -> Slot {
        let top = drop(count, from: top)
        let values = values(count, from: top)
        let result = operation == .and ? values.allSatisfy { isTruthy($0) } : values.contains { isTruthy($0) }
        top.pointee = .boolean(result)
        return top + 1
    }

    @inline(never)
    mutating func makeArray(_ operation: Operation, of count: Int, at top: Slot) throws(HogFailure) -> Slot {
        let top = drop(count, from: top)
        let items = values(count, from: top).map(\.withoutCost)
        return try push(operation == .array ? runtime.heap.array(items) : runtime.heap.tuple(items), at: top)
    }

    /// Each key is on the stack below its value.
    @inline(never)
    mutating func makeObject(of count: Int, at top: Slot) throws(HogFailure) -> Slot {
        let top = drop(2 * count, from: top)
        var members = ObjectMembers()
        for pair in 0..<count {
            members.set(try runtime.heap.key(top[2 * pair]), top[2 * pair + 1].withoutCost)
        }
        return try push(runtime.heap.object(members), at: top)
    }

    @inline(never)
    mutating func getProperty(at top: Slot) throws(HogFailure) -> Slot {
        let key = top[-1]
        let object = top[-2]
        let top = drop(2, from: top)
        if object.tag == .array, key.tag == .integer {
            let index = key.asInteger &- 1
            if index >= 0, index < runtime.heap.arrays[object.heapIndex].count {
                return try push(runtime.heap.arrays[object.heapIndex][index], at: top)
            }
        }
        return try push(try runtime.property(of: object, key: key), at: top)
    }

    @inline(never)
    mutating func setProperty(at top: Slot) throws(HogFailure) -> Slot {
        let value = top[-1].withoutCost
        let key = top[-2]
        let object = top[-3]
        let top = drop(3, from: top)
        try runtime.setProperty(of: object, key: key, to: value)
        // An estimate of the growth; the next collection measures it.
        runtime.heap.allocated &+= 96
        return top
    }
}

extension Value {
    /// The value as it is stored in a container or a closed cell, which is not accounted to a stack slot.
    var withoutCost: Value {
        @inline(__always) get { Value(tag: tag, bits: bits) }
    }
}

/// Two integer operands. Each result is `nil` if it does not fit into 64 bits.
struct IntegerOperands {
    let left: Int
    let right: Int

    var sum: Int? {
        @inline(__always) get {
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow ? nil : sum
        }
    }

    var difference: Int? {
        @inline(__always) get {
            let (difference, overflow) = left.subtractingReportingOverflow(right)
            return overflow ? nil : difference
        }
    }

    var product: Int? {
        @inline(__always) get {
            let (product, overflow) = left.multipliedReportingOverflow(by: right)
            return overflow ? nil : product
        }
    }
}
