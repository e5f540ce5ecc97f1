/// A stretch of memory for values that own nothing, which grows when it is asked to. Whoever writes into it has made sure of the room.
struct RawBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        start = .allocate(capacity: self.capacity)
    }

    init(_ elements: some Collection<Element>) {
        self.init(capacity: elements.count)
        for (place, element) in elements.enumerated() { (start + place).initialize(to: element) }
    }

    deinit { start.deallocate() }

    /// Moves the first elements to where there is room for more of them, and for twice as many as now at least.
    mutating func grow(to minimum: Int, keeping count: Int) {
        let larger = max(minimum, 2 * capacity)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
        capacity = larger
    }
}
