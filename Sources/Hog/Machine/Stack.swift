extension Machine {
    @inline(__always)
    func height(_ top: Slot) -> Int { top - stack.start }

    /// The cost of the values on the stack.
    func memoryUsed(_ top: Slot) -> Int { referencedCost &+ 8 &* height(top) }

    /// Pushes a value and accounts for its cost. Garbage is collected here, because at this point every live value is reachable from the
    /// stack.
    @inline(never)
    mutating func push(_ value: Value, at top: Slot) throws(HogFailure) -> Slot {
        guard value.isReference else {
            top.pointee = value
            return top + 1
        }
        var value = value
        value.cost = UInt32(clamping: try runtime.heap.cost(of: value) - 8)
        return try pushMeasured(value, at: top)
    }

    /// Pushes a value that was on the stack before. The cost of an immutable value has not changed since.
    @inline(never)
    mutating func pushAgain(_ value: Value, at top: Slot) throws(HogFailure) -> Slot {
        switch value.tag {
        case .string, .closure, .callable, .libraryFunction, .bigInteger: try pushMeasured(value, at: top)
        default: try push(value, at: top)
        }
    }

    private mutating func pushMeasured(_ value: Value, at top: Slot) throws(HogFailure) -> Slot {
        top.pointee = value
        referencedCost &+= Int(value.cost)
        try checkMemory(top + 1)
        if runtime.heap.allocated >= collector.threshold { try collect(upTo: top + 1) }
        return top + 1
    }

    /// Checks the cost of the values on the stack against the memory limit.
    @inline(__always)
    mutating func checkMemory(_ top: Slot) throws(HogFailure) {
        let used = memoryUsed(top)
        if used > peak { try notePeak(used) }
    }

    /// Only a new peak can exceed the limit.
    @inline(never)
    private mutating func notePeak(_ used: Int) throws(HogFailure) {
        peak = used
        guard used <= runtime.limits.memory else { throw .memory(limit: runtime.limits.memory, attempted: used) }
    }

    /// Drops values without overwriting them: the caller still reads them before it pushes anything.
    mutating func drop(_ count: Int, from top: Slot) -> Slot {
        for index in 1..<(count + 1) { referencedCost &-= Int(top[-index].cost) }
        runtime.memoryUsed = memoryUsed(top - count)
        return top - count
    }

    @inline(never)
    func isTruthy(_ value: Value) -> Bool { runtime.heap.isTruthy(value) }

    /// The values starting at a slot.
    func values(_ count: Int, from slot: Slot) -> UnsafeBufferPointer<Value> { UnsafeBufferPointer(start: slot, count: count) }
}

// MARK: Frames and registers

/// The frame of a function call.
struct Frame {
    /// The instruction at which the caller continues.
    let next: UnsafePointer<DecodedInstruction>
    /// The stack index of its first argument.
    let base: Int
    /// The heap index of its closure; negative if it has none.
    let closure: Int
    /// The number of handlers when it was called.
    let handlers: Int
    let isLibrary: Bool
}

/// Where execution continues after an error inside a `try`.
struct Handler {
    let frameCount: Int
    /// The height to which the stack is cut.
    let height: Int
    let target: UnsafePointer<DecodedInstruction>
}

/// The registers of the machine. The loop keeps them in processor registers; slower operations take them as an argument and return them.
struct Registers {
    /// The next instruction.
    var next: UnsafePointer<DecodedInstruction>
    /// The next free slot of the stack.
    var top: UnsafeMutablePointer<Value>
    /// The first local variable of the running function.
    var base: UnsafeMutablePointer<Value>
}

/// A slot of the stack.
typealias Slot = UnsafeMutablePointer<Value>

extension Registers {
    /// Pushes a value that costs nothing beyond its slot. The capacity was ensured when the function was called.
    @inline(__always)
    mutating func push(_ value: Value) {
        top.pointee = value
        top += 1
    }

    @inline(__always)
    mutating func pop() -> Value {
        top -= 1
        return top.pointee
    }

    /// Replaces the two values on top, which cost nothing beyond their slots.
    @inline(__always)
    mutating func replaceTwo(_ value: Value) {
        top -= 1
        top[-1] = value
    }

    /// The two operands on top, if both are integers.
    var integers: IntegerOperands? {
        @inline(__always) get {
            guard top[-1].tag == .integer, top[-2].tag == .integer else { return nil }
            return IntegerOperands(left: top[-1].asInteger, right: top[-2].asInteger)
        }
    }
}

// MARK: Memory

/// A growable buffer of trivial values without bounds checks: the caller must ensure the capacity before it writes.
struct RawBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var start: UnsafeMutablePointer<Element>
    private(set) var capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        start = .allocate(capacity: self.capacity)
    }

    init(_ elements: some Collection<Element>) {
        self.init(capacity: elements.count)
        for (index, element) in elements.enumerated() { (start + index).initialize(to: element) }
    }

    deinit { start.deallocate() }

    /// Moves the first `count` elements to a larger buffer, of at least twice the capacity.
    mutating func grow(to minimum: Int, keeping count: Int) {
        let larger = max(minimum, 2 * capacity)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        moved.update(from: start, count: count)
        start.deallocate()
        start = moved
        capacity = larger
    }
}
