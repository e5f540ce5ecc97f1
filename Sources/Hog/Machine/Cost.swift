/// What a value costs in the reference's accounting: 8 for each value, and one for each character of a string. A container that is met
/// twice counts once, and 8 from then on.
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
        guard !measures[container].isTree else { return measures[container].cost }
        var visit = Visit(number: measures.beginWalk(), walk: Walk(self))
        let cost = try visit.cost(of: container, in: &self)
        measures[container].cost = cost
        measures[container].epoch = measures.epoch
        return cost
    }

    /// Notes the sum of the parts, if it is the cost, and otherwise that it is not.
    private mutating func measure(_ container: Value, depth: Int) throws(HogFailure) {
        guard depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        var sum = Measure()
        sum.isHeld = measures[container].isHeld
        (sum.cost, sum.isFlat, sum.isTree) = (8, true, true)
        // A container that is met again inside itself counts as held by then, so that the sum is given up.
        measures[container].isHeld = true
        if container.tag == .object {
            let members = objects[container.place]
            for index in members.keys.indices {
                sum.cost += members.keys[index].cost
                try add(members.values[index], to: &sum, depth: depth)
            }
        } else {
            for item in arrays[container.place] { try add(item, to: &sum, depth: depth) }
        }
        guard Int(sum.height) + depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        // What is not a tree is left to a visit.
        sum.epoch = sum.isTree ? measures.epoch : 0
        measures[container] = sum
    }

    private mutating func add(_ value: Value, to sum: inout Measure, depth: Int) throws(HogFailure) {
        guard value.isContainer else {
            sum.cost += try cost(of: value)
            return
        }
        sum.isFlat = false
        guard !measures[value].isHeld else {
            sum.isTree = false
            return
        }
        if !measures[value].isKnown(in: measures.epoch) { try measure(value, depth: depth + 1) }
        measures[value].isHeld = true
        sum.include(measures[value])
    }
}

/// A walk through all that a container holds, which notices what it meets twice.
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
        heap.measures[value].walk = number
        if measure.isFlat, measure.epoch != 0 { return measure.cost }
        try walk.enter()
        defer { walk.leave() }
        var cost = 8
        if value.tag == .object {
            let members = heap.objects[value.place]
            for index in members.keys.indices {
                cost += members.keys[index].cost
                cost += try self.cost(of: members.values[index], in: &heap)
            }
        } else {
            for item in heap.arrays[value.place] { cost += try self.cost(of: item, in: &heap) }
        }
        return cost
    }
}

extension Measure {
    fileprivate mutating func include(_ part: Measure) {
        cost += part.cost
        height = max(height, part.height + 1)
        isTree = isTree && part.isTree
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
