import Testing

@testable import Hog

@Suite struct CostTests {
    @Test func valuesCostEightAndWhatTheyHold() throws {
        var heap = Heap()
        #expect(try heap.cost(of: .null) == 8)
        #expect(try heap.cost(of: .integer(.max)) == 8)
        #expect(try heap.cost(of: heap.string("h\u{e9}😀")) == 11)
        #expect(try heap.cost(of: heap.array([.null, heap.string("ab"), heap.tuple([.float(1)])])) == 8 + 8 + 10 + 16)
        var members = ObjectMembers()
        members.set("key", .null)
        members.set(.tuple([.integer(1)]), .null)
        #expect(try heap.cost(of: heap.object(members)) == 8 + 11 + 8 + 16 + 8)
    }

    @Test func whatIsSharedCountsForBoth() throws {
        var heap = Heap()
        let inner = heap.array([.null, .null])
        #expect(try heap.cost(of: heap.array([inner, inner])) == 8 + 24 + 24)
        let array = heap.array([.null])
        #expect(try heap.cost(of: array) == 16)
        heap.setItem(of: array, 0, to: array)
        // A container found again inside itself.
        #expect(try heap.cost(of: array) == 16)
        // The shared part may be nested deeper.
        let left = heap.array([inner])
        let right = heap.array([inner])
        #expect(try heap.cost(of: left) == 32)
        #expect(try heap.cost(of: heap.array([left, right])) == 8 + 32 + 32)
    }

    /// The cached cost must always agree with a plain recursive sum.
    @Test func changesNeverMakeWhatIsKnownWrong() throws {
        var random = SeededGenerator(state: 5)
        for _ in 0..<100 {
            var heap = Heap()
            var containers: [Value] = []
            for _ in 0..<25 {
                switch Int.random(in: 0..<6, using: &random) {
                case 0: containers.append(heap.array([.null, .integer(1)]))
                case 1:
                    var members = ObjectMembers()
                    for name in ["a", "b"] { if let some = containers.randomElement(using: &random) { members.set(name, some) } }
                    containers.append(heap.object(members))
                case 2:
                    containers.append(heap.array(containers.shuffled(using: &random).prefix(2) + [.null]))
                default:
                    guard let container = containers.randomElement(using: &random) else { continue }
                    let choices = [Value.null, heap.string("longer"), heap.array([.null])]
                    let value =
                        Bool.random(using: &random) ? choices.randomElement(using: &random) : containers.randomElement(using: &random)
                    // A program can only change values that were pushed, and pushing measures them.
                    _ = try heap.cost(of: value ?? .null)
                    if container.tag == .object {
                        let name = ["a", "b", "c"].randomElement(using: &random) ?? ""
                        heap.setMember(of: container, keyed: .text(Text(name)), to: value ?? .null)
                    } else {
                        heap.setItem(of: container, Int.random(in: 0..<heap.items(container).count, using: &random), to: value ?? .null)
                    }
                }
                for container in containers where Bool.random(using: &random) || container.heapIndex == heap.arrays.count - 1 {
                    var met: Set<[Int]> = []
                    #expect(try heap.cost(of: container) == plainCost(container, heap, &met))
                }
                for container in containers { _ = try heap.cost(of: container) }
            }
        }
    }

    private func plainCost(_ value: Value, _ heap: borrowing Heap, _ met: inout Set<[Int]>) -> Int {
        guard value.isContainer else { return value.tag == .string ? 8 + heap.text(value).count : 8 }
        guard met.insert([value.tag == .object ? 1 : 0, value.heapIndex]).inserted else { return 8 }
        defer { met.remove([value.tag == .object ? 1 : 0, value.heapIndex]) }
        var cost = 8
        if value.tag == .object {
            let members = heap.members(value)
            for (key, value) in zip(members.keys, members.values) { cost += key.cost + plainCost(value, heap, &met) }
        } else {
            for item in heap.items(value) { cost += plainCost(item, heap, &met) }
        }
        return cost
    }

    @Test func growingAnObjectMeasuresWhatIsNewAlone() throws {
        var heap = Heap()
        let object = heap.object()
        for number in 0..<20_000 {
            _ = try heap.cost(of: object)
            let row = heap.array([.integer(number), .null])
            _ = try heap.cost(of: row)
            try heap.setMember(of: object, .integer(number), to: row)
        }
        #expect(try heap.cost(of: object) == 8 + 20_000 * (8 + 24))
        #expect(heap.containerCosts.traversal == 0)
    }

    @Test func whatIsNestedTooDeeplyIsNotMeasured() throws {
        var heap = Heap()
        var value = Value.null
        let failure = #expect(throws: HogFailure.self) {
            for _ in 0..<5000 {
                value = heap.array([value])
                _ = try heap.cost(of: value)
            }
        }
        #expect(failure?.kind == .recursion)
        var deep = Value.null
        for _ in 0..<5000 { deep = heap.array([deep]) }
        #expect(throws: HogFailure.self) { try heap.cost(of: deep) }
        let shared = heap.array([])
        for _ in 0..<5000 { deep = heap.array([deep, shared]) }
        #expect(throws: HogFailure.self) { try heap.cost(of: deep) }
    }
}

/// A deterministic random number generator.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
