internal import BigInt

/// A mark-and-sweep collector. It marks every value that the stack, captured variables and running functions lead to, and frees the rest of
/// the heap.
///
/// The accounting of the reference counts only the stack. A run therefore also ends if its live values take more than `liveBytesFactor`
/// times the limit in real bytes, wherever they are: captured variables and values that grew after they were pushed count too.
struct GarbageCollector {
    /// Real bytes per accounted byte. A string of one character and its slot are accounted as 9 bytes.
    static let liveBytesFactor = 4
    /// In bytes. Collecting a smaller heap costs about as much as collecting one of this size.
    static let minimumThreshold = 8 << 20

    /// The number of strings that belong to the program. They come first in the heap and stay.
    let permanentStrings: Int
    /// The maximum of live bytes.
    let limit: Int
    /// Collect again once this many bytes have been allocated.
    private(set) var threshold = minimumThreshold
    /// Collect at every opportunity. For tests.
    var isEager = false {
        didSet { start() }
    }

    init(permanentStrings: Int, memory: Int) {
        self.permanentStrings = permanentStrings
        limit = Self.limit(memory: memory)
    }

    /// The maximum of live bytes for a memory limit in accounted bytes.
    static func limit(memory: Int) -> Int { liveBytesFactor * max(memory, 1 << 20) }

    mutating func start() { threshold = isEager ? 0 : Self.minimumThreshold }

    /// Sets when to collect next.
    mutating func finish(living: Int) {
        threshold = isEager ? 0 : max(Self.minimumThreshold, min(living, (limit - living) / 2))
    }
}

extension Machine {
    @inline(never)
    mutating func collect(upTo top: Slot) throws(HogFailure) {
        var live = LiveValues(runtime.heap, cells: upvalues.cells.count)
        var slot = stack.start
        while slot < top {
            live.mark(slot.pointee)
            slot += 1
        }
        for text in globalStrings { if let text { live.mark(text) } }
        for frame in 0..<frameCount where frames.start[frame].closure >= 0 {
            live.mark(.reference(.closure, frames.start[frame].closure))
        }
        try live.markReachable(in: runtime.heap, upvalues)
        runtime.heap.sweep(live, keepingStrings: collector.permanentStrings)
        upvalues.sweep(live.cells)
        collector.finish(living: live.bytes)
        guard live.bytes <= collector.limit else { throw .memory(limit: runtime.limits.memory, attempted: live.bytes) }
    }
}

/// The values that a collection has found to be alive.
struct LiveValues {
    fileprivate var strings: [Bool]
    fileprivate var arrays: [Bool]
    fileprivate var objects: [Bool]
    fileprivate var closures: [Bool]
    fileprivate var bigIntegers: [Bool]
    fileprivate(set) var cells: [Bool]
    /// Approximate size of the live values.
    private(set) var bytes = 0
    /// Marked values whose contents have not been visited yet.
    private var markStack: [Value] = []

    init(_ heap: borrowing Heap, cells count: Int) {
        strings = Array(repeating: false, count: heap.strings.count)
        arrays = Array(repeating: false, count: heap.arrays.count)
        objects = Array(repeating: false, count: heap.objects.count)
        closures = Array(repeating: false, count: heap.closures.count)
        bigIntegers = Array(repeating: false, count: heap.bigIntegers.count)
        cells = Array(repeating: false, count: count)
    }

    mutating func mark(_ value: Value) {
        switch value.tag {
        case .null, .boolean, .integer, .float, .callable, .libraryFunction: return
        case .bigInteger: if !bigIntegers[value.heapIndex] { bigIntegers[value.heapIndex] = true } else { return }
        case .string: if !strings[value.heapIndex] { strings[value.heapIndex] = true } else { return }
        case .array, .tuple: if !arrays[value.heapIndex] { arrays[value.heapIndex] = true } else { return }
        case .object: if !objects[value.heapIndex] { objects[value.heapIndex] = true } else { return }
        case .closure: if !closures[value.heapIndex] { closures[value.heapIndex] = true } else { return }
        }
        markStack.append(value)
    }

    /// Marks everything reachable from the marked values, without recursion.
    mutating func markReachable(in heap: borrowing Heap, _ upvalues: Upvalues) throws(HogFailure) {
        var steps = 0
        while let value = markStack.popLast() {
            steps += 1
            if steps & 4095 == 0 { try heap.deadline.checkClock() }
            switch value.tag {
            case .string: bytes += 48 + heap.strings[value.heapIndex].string.utf8.count
            case .bigInteger: bytes += 48 + heap.bigIntegers[value.heapIndex].bitWidth / 8
            case .array, .tuple:
                bytes += 48 + 16 * heap.arrays[value.heapIndex].capacity
                for item in heap.arrays[value.heapIndex] { mark(item) }
            case .object:
                bytes += heap.objects[value.heapIndex].size
                for key in heap.objects[value.heapIndex].keys { bytes += key.size }
                for item in heap.objects[value.heapIndex].values { mark(item) }
            case .closure:
                bytes += 48
                for cell in heap.closures[value.heapIndex].upvalues where !cells[cell] {
                    bytes += 32
                    cells[cell] = true
                    mark(upvalues.cell(cell).value)
                }
            default: break
            }
        }
    }
}

extension Key {
    /// The bytes of its characters.
    fileprivate var size: Int {
        switch self {
        case .text(let text): text.string.utf8.count
        case .tuple(let keys): keys.reduce(48) { $0 + 32 + $1.size }
        default: 0
        }
    }
}

extension Heap {
    fileprivate mutating func sweep(_ live: LiveValues, keepingStrings permanent: Int) {
        allocated = 0
        freeLists.strings.removeAll(keepingCapacity: true)
        for index in (permanent..<strings.count).reversed() where !live.strings[index] {
            strings[index] = Text("", count: 0)
            freeLists.strings.append(index)
        }
        freeLists.arrays.removeAll(keepingCapacity: true)
        for index in arrays.indices.reversed() where !live.arrays[index] {
            arrays[index] = []
            freeLists.arrays.append(index)
        }
        freeLists.objects.removeAll(keepingCapacity: true)
        for index in objects.indices.reversed() where !live.objects[index] {
            objects[index] = ObjectMembers()
            freeLists.objects.append(index)
        }
        freeLists.closures.removeAll(keepingCapacity: true)
        for index in closures.indices.reversed() where !live.closures[index] {
            closures[index] = Closure(function: 0, upvalues: [])
            freeLists.closures.append(index)
        }
        freeLists.bigIntegers.removeAll(keepingCapacity: true)
        for index in bigIntegers.indices.reversed() where !live.bigIntegers[index] {
            bigIntegers[index] = 0
            freeLists.bigIntegers.append(index)
        }
    }
}
