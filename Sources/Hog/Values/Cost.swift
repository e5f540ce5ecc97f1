/// The cost of a value in the accounting of the reference: 8 for each value, plus one for each character of a string. A part shared by two
/// containers counts twice, and a container found again inside itself costs 8.
extension Heap {
    @inline(__always)
    mutating func cost(of value: Value) throws(HogFailure) -> Int {
        switch value.tag {
        case .null, .boolean, .integer, .float, .bigInteger: return 8
        case .string: return 8 + strings[value.heapIndex].count
        case .closure, .callable, .libraryFunction: return functionCost(value)
        case .array, .tuple, .object:
            let known = containerCosts[value]
            return known.isValid(in: containerCosts.epoch) ? known.cost : try measuredCost(of: value)
        }
    }

    /// Measures a container whose cost is not known.
    @inline(never)
    private mutating func measuredCost(of container: Value) throws(HogFailure) -> Int {
        try measure(container, depth: 1)
        guard !containerCosts[container].isAcyclic else { return containerCosts[container].cost }
        var cyclic = CyclicCostTraversal(number: containerCosts.beginTraversal(), traversal: Traversal(self))
        let cost = try cyclic.cost(of: container, in: &self)
        containerCosts[container].cost = cost
        containerCosts[container].epoch = containerCosts.epoch
        return cost
    }

    /// Records the sum of the parts if that is the cost; otherwise records that the container is cyclic.
    private mutating func measure(_ container: Value, depth: Int) throws(HogFailure) {
        guard depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        var sum = ContainerCost()
        sum.hasParent = containerCosts[container].hasParent
        (sum.cost, sum.isFlat, sum.isAcyclic) = (8, true, true)
        containerCosts[container].isBeingMeasured = true
        if container.tag == .object {
            let members = objects[container.heapIndex]
            for index in members.keys.indices {
                sum.add(members.keys[index].cost)
                try add(members.values[index], to: &sum, depth: depth)
            }
        } else {
            for item in arrays[container.heapIndex] { try add(item, to: &sum, depth: depth) }
        }
        guard Int(sum.nesting) + depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        // Cyclic containers are measured by `CyclicCostTraversal`.
        sum.epoch = sum.isAcyclic ? containerCosts.epoch : 0
        sum.checkedEpoch = containerCosts.epoch
        containerCosts[container] = sum
    }

    private mutating func add(_ value: Value, to sum: inout ContainerCost, depth: Int) throws(HogFailure) {
        guard value.isContainer else { return sum.add(try cost(of: value)) }
        sum.isFlat = false
        guard !containerCosts[value].isBeingMeasured else {
            sum.isAcyclic = false
            return
        }
        let known = containerCosts[value]
        if !known.isValid(in: containerCosts.epoch), known.checkedEpoch != containerCosts.epoch {
            try self.measure(value, depth: depth + 1)
        }
        containerCosts[value].hasParent = true
        sum.include(containerCosts[value])
    }
}

/// Measures a container that leads back to itself, and notices containers met again inside themselves.
private struct CyclicCostTraversal: ~Copyable {
    let number: UInt32
    var traversal: Traversal

    init(number: UInt32, traversal: consuming Traversal) {
        self.number = number
        self.traversal = traversal
    }

    mutating func cost(of value: Value, in heap: inout Heap) throws(HogFailure) -> Int {
        guard value.isContainer else { return try heap.cost(of: value) }
        let known = heap.containerCosts[value]
        guard known.traversal != number else { return 8 }
        if known.isAcyclic, known.isValid(in: heap.containerCosts.epoch) { return known.cost }
        heap.containerCosts[value].traversal = number
        try traversal.enter()
        defer {
            heap.containerCosts[value].traversal = 0
            traversal.leave()
        }
        var sum = ContainerCost(cost: 8)
        if value.tag == .object {
            let members = heap.objects[value.heapIndex]
            for index in members.keys.indices {
                sum.add(members.keys[index].cost)
                sum.add(try cost(of: members.values[index], in: &heap))
            }
        } else {
            for item in heap.arrays[value.heapIndex] { sum.add(try cost(of: item, in: &heap)) }
        }
        return sum.cost
    }
}

extension ContainerCost {
    /// The sum saturates, because parts shared at every level double the cost at every level. No limit is as high as the cap.
    fileprivate mutating func add(_ part: Int) { cost = min(cost + part, 1 << 60) }

    fileprivate mutating func include(_ part: ContainerCost) {
        add(part.cost)
        nesting = max(nesting, part.nesting + 1)
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

/// The known costs of all containers. Measuring a container at every push would make growing it quadratic.
struct ContainerCosts {
    private var arrays: [ContainerCost] = []
    private var objects: [ContainerCost] = []
    /// Advances when a container changes that another one may hold, which invalidates the cost of the other.
    private(set) var epoch: UInt32 = 1
    /// The number of the latest traversal that detects cycles.
    private(set) var traversal: UInt32 = 0

    subscript(container: Value) -> ContainerCost {
        get { container.tag == .object ? objects[container.heapIndex] : arrays[container.heapIndex] }
        _modify {
            if container.tag == .object { yield &objects[container.heapIndex] } else { yield &arrays[container.heapIndex] }
        }
    }

    mutating func reset(array index: Int) { Self.reset(index, &arrays) }
    mutating func reset(object index: Int) { Self.reset(index, &objects) }

    private static func reset(_ index: Int, _ costs: inout [ContainerCost]) {
        if index == costs.count { costs.append(ContainerCost()) } else { costs[index] = ContainerCost() }
    }

    /// Forgets everything and resets the counters: machines run for years, and an epoch must not occur twice.
    mutating func removeAll() {
        arrays.removeAll(keepingCapacity: arrays.capacity < RetainedCapacity.limit)
        objects.removeAll(keepingCapacity: objects.capacity < RetainedCapacity.limit)
        epoch = 1
        traversal = 0
    }

    mutating func advanceEpoch() { epoch &+= 1 }

    mutating func beginTraversal() -> UInt32 {
        traversal &+= 1
        return traversal
    }
}

/// The known cost of one container.
struct ContainerCost {
    var cost = 0
    /// The epoch for which `cost` is valid; 0 means never.
    var epoch: UInt32 = 0
    /// The epoch in which `isAcyclic` was last determined.
    var checkedEpoch: UInt32 = 0
    /// The number of the traversal that is currently inside the container.
    var traversal: UInt32 = 0
    /// The maximum depth of containers inside it.
    var nesting: UInt16 = 0
    /// Whether it holds no other container. Then `cost` stays valid when other containers change.
    var isFlat = false
    /// Whether another container holds it, or did.
    var hasParent = false
    /// Whether nothing inside it leads back to itself. Then `cost` is the sum of its parts.
    var isAcyclic = false
    var isBeingMeasured = false

    func isValid(in epoch: UInt32) -> Bool { self.epoch == epoch || (isFlat && self.epoch != 0) }
}
