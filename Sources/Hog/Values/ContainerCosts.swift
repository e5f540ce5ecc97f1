/// What is known of the cost of each container. Measuring one anew at every push would make growing it quadratic.
struct ContainerCosts {
    private var arrays: [ContainerCost] = []
    private var objects: [ContainerCost] = []
    /// Advances when a container changes that another may hold: what the other costs is unknown from then on.
    private(set) var epoch: UInt32 = 1
    /// Numbers the walks that have to notice what they meet again inside itself.
    private(set) var walk: UInt32 = 0

    subscript(container: Value) -> ContainerCost {
        get { container.tag == .object ? objects[container.place] : arrays[container.place] }
        _modify {
            if container.tag == .object { yield &objects[container.place] } else { yield &arrays[container.place] }
        }
    }

    mutating func forget(array place: Int) { Self.forget(place, &arrays) }
    mutating func forget(object place: Int) { Self.forget(place, &objects) }

    private static func forget(_ place: Int, _ measures: inout [ContainerCost]) {
        if place == measures.count { measures.append(ContainerCost()) } else { measures[place] = ContainerCost() }
    }

    /// Begins to count anew: machines run for years, and no epoch may come twice.
    mutating func removeAll() {
        arrays.removeAll(keepingCapacity: arrays.capacity < Clearing.large)
        objects.removeAll(keepingCapacity: objects.capacity < Clearing.large)
        epoch = 1
        walk = 0
    }

    mutating func advance() { epoch &+= 1 }

    mutating func beginWalk() -> UInt32 {
        walk &+= 1
        return walk
    }
}

/// What is known of one container.
struct ContainerCost {
    var cost = 0
    /// The epoch for which `cost` holds; 0 is never.
    var epoch: UInt32 = 0
    /// The epoch in which `isAcyclic` was last found out.
    var lookedAt: UInt32 = 0
    /// The walk that is inside it.
    var walk: UInt32 = 0
    /// How deep it is nested, at most.
    var height: UInt16 = 0
    /// Whether it holds no other container: then `cost` holds whatever happens to others.
    var isFlat = false
    /// Whether some container holds it, or did.
    var isHeld = false
    /// Whether nothing inside it leads back to it or to itself: then `cost` is the sum of its parts.
    var isAcyclic = false
    /// Whether it is being measured.
    var isOpen = false

    func isKnown(in epoch: UInt32) -> Bool { self.epoch == epoch || (isFlat && self.epoch != 0) }
}
