/// What a value costs in the reference's accounting: 8 for each value, and one for each character of a string. What two containers share
/// counts for both, and a container that is met again inside itself costs 8.
extension Heap {
    @inline(__always)
    mutating func cost(of value: Value) throws(HogFailure) -> Int {
        switch value.tag {
        case .null, .boolean, .integer, .float, .bigInteger: return 8
        case .string: return 8 + strings[value.place].count
        case .closure, .callable, .libraryFunction: return functionCost(value)
        case .array, .tuple, .object:
            let measure = measures[value]
            return measure.isKnown(in: measures.epoch) ? measure.cost : try measuredCost(of: value)
        }
    }

    /// Of a container whose cost is not known.
    @inline(never)
    private mutating func measuredCost(of container: Value) throws(HogFailure) -> Int {
        try measure(container, depth: 1)
        guard !measures[container].isAcyclic else { return measures[container].cost }
        var visit = Visit(number: measures.beginWalk(), walk: Walk(self))
        let cost = try visit.cost(of: container, in: &self)
        measures[container].cost = cost
        measures[container].epoch = measures.epoch
        return cost
    }

    /// Notes the sum of the parts, if it is the cost, and otherwise that it is not.
    private mutating func measure(_ container: Value, depth: Int) throws(HogFailure) {
        guard depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        var sum = ContainerCost()
        sum.isHeld = measures[container].isHeld
        (sum.cost, sum.isFlat, sum.isAcyclic) = (8, true, true)
        measures[container].isOpen = true
        if container.tag == .object {
            let members = objects[container.place]
            for index in members.keys.indices {
                sum.add(members.keys[index].cost)
                try add(members.values[index], to: &sum, depth: depth)
            }
        } else {
            for item in arrays[container.place] { try add(item, to: &sum, depth: depth) }
        }
        guard Int(sum.height) + depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        // What leads back to itself is left to a visit.
        sum.epoch = sum.isAcyclic ? measures.epoch : 0
        sum.lookedAt = measures.epoch
        measures[container] = sum
    }

    private mutating func add(_ value: Value, to sum: inout ContainerCost, depth: Int) throws(HogFailure) {
        guard value.isContainer else { return sum.add(try cost(of: value)) }
        sum.isFlat = false
        guard !measures[value].isOpen else {
            sum.isAcyclic = false
            return
        }
        let measure = measures[value]
        if !measure.isKnown(in: measures.epoch), measure.lookedAt != measures.epoch { try self.measure(value, depth: depth + 1) }
        measures[value].isHeld = true
        sum.include(measures[value])
    }
}

/// A walk through all that a container holds, which notices what it meets again inside itself.
private struct Visit: ~Copyable {
    let number: UInt32
    var walk: Walk

    init(number: UInt32, walk: consuming Walk) {
        self.number = number
        self.walk = walk
    }

    mutating func cost(of value: Value, in heap: inout Heap) throws(HogFailure) -> Int {
        guard value.isContainer else { return try heap.cost(of: value) }
        let measure = heap.measures[value]
        guard measure.walk != number else { return 8 }
        if measure.isAcyclic, measure.isKnown(in: heap.measures.epoch) { return measure.cost }
        heap.measures[value].walk = number
        try walk.enter()
        defer {
            heap.measures[value].walk = 0
            walk.leave()
        }
        var sum = ContainerCost(cost: 8)
        if value.tag == .object {
            let members = heap.objects[value.place]
            for index in members.keys.indices {
                sum.add(members.keys[index].cost)
                sum.add(try cost(of: members.values[index], in: &heap))
            }
        } else {
            for item in heap.arrays[value.place] { sum.add(try cost(of: item, in: &heap)) }
        }
        return sum.cost
    }
}

extension ContainerCost {
    /// What is shared at every level doubles at every level. No limit is as high as where this ends.
    fileprivate mutating func add(_ part: Int) { cost = min(cost + part, 1 << 60) }

    fileprivate mutating func include(_ part: ContainerCost) {
        add(part.cost)
        height = max(height, part.height + 1)
        isAcyclic = isAcyclic && part.isAcyclic
    }
}

extension Key {
    var cost: Int {
        switch self {
        case .null, .boolean, .integer, .float, .bigInteger: 8
        case .text(let text): 8 + text.count
        case .tuple(let keys): keys.reduce(8) { $0 + $1.cost }
        }
    }
}
