/// Keeps a walk over values within bounds. Values may be nested without end, contain themselves, or share parts so that there are
/// more ways through them than anyone can go.
struct Walk: ~Copyable {
    private var depth = 0
    /// Steps to go until the clock is looked at: reading it costs more than most of them.
    private var patience = Walk.interval
    private let watch: Deadline

    init(_ heap: borrowing Heap) { watch = heap.watch }

    /// Goes into a container; `leave` goes out again.
    mutating func enter() throws(HogFailure) {
        depth += 1
        guard depth <= Limits.nesting else { throw HogFailure(.recursion, "maximum recursion depth exceeded") }
        try step()
    }

    mutating func leave() { depth -= 1 }

    private static let interval = 4096

    /// Goes on by one value.
    ///
    /// - Parameter bytes: of text that is read for it.
    mutating func step(bytes: Int = 0) throws(HogFailure) {
        patience -= 1 + bytes >> 6
        guard patience <= 0 else { return }
        patience = Self.interval
        try watch.checkClock()
    }

    /// Looks at what a walk has produced, in bytes.
    func check(bytes: Int) throws(HogFailure) {
        guard bytes > watch.limits.memory else { return }
        throw .memory(limit: watch.limits.memory, attempted: bytes)
    }
}
