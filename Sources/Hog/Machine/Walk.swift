/// Keeps a walk over values within bounds. Values may be nested without end, contain themselves, or share parts so that there are
/// more ways through them than anyone can go.
struct Walk: ~Copyable {
    private var depth = 0
    private var steps = 0
    private let watch: Watch

    init(_ heap: borrowing Heap) { watch = heap.watch }

    /// Goes into a container; `leave` goes out again.
    mutating func enter() throws(HogFailure) {
        depth += 1
        guard depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        try step()
    }

    mutating func leave() { depth -= 1 }

    /// Goes on by one value.
    mutating func step() throws(HogFailure) {
        steps &+= 1
        // Reading the clock costs more than most steps.
        if steps & 4095 == 0 { try watch.checkClock() }
    }

    /// Looks at what a walk has produced, in bytes.
    func check(bytes: Int) throws(HogFailure) {
        guard bytes > watch.limits.memory else { return }
        throw .memory(limit: watch.limits.memory, attempted: bytes)
    }
}
