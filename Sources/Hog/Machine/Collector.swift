internal import BigInt

/// Frees what a run no longer uses: it marks what the stack, captured variables and functions lead to, and all other places of the heap
/// are free again.
///
/// The reference's accounting sees the stack alone. A run also ends when what lives, wherever it is, takes `generosity` times as many
/// real bytes: values in captured variables, and those that grew after they were pushed, are real too.
struct Collector {
    /// Real bytes for one of the accounting, in which a string of one character and its slot count 9.
    static let generosity = 4
    /// Collecting costs about as much for few bytes as for these.
    static let leastThreshold = 8 << 20

    /// Strings of the program, which come first and stay.
    let permanentStrings: Int
    /// The most real bytes that may live.
    let limit: Int
    /// Collects again when so many bytes have been asked for.
    private(set) var threshold = leastThreshold
    /// Collects whenever it may, for tests.
    var isEager = false {
        didSet { start() }
    }

    init(permanentStrings: Int, memory: Int) {
        self.permanentStrings = permanentStrings
        limit = Self.limit(memory: memory)
    }

    /// The most real bytes for so many of the accounting.
    static func limit(memory: Int) -> Int { generosity * max(memory, 1 << 20) }

    mutating func start() { threshold = isEager ? 0 : Self.leastThreshold }

    /// Sets when to collect next.
    mutating func finish(living: Int) {
        threshold = isEager ? 0 : max(Self.leastThreshold, min(living, (limit - living) / 2))
    }
}

extension Machine {
    @inline(never)
    mutating func collect(upTo top: Slot) throws(HogFailure) {
        var marks = Marks(runtime.heap, cells: upvalues.cells.count)
        var slot = stack.start
        while slot < top {
            marks.mark(slot.pointee)
            slot += 1
        }
        for text in texts { if let text { marks.mark(text) } }
        for frame in 0..<frameCount where frames.start[frame].closure >= 0 {
            marks.mark(.reference(.closure, frames.start[frame].closure))
        }
        try marks.markReached(in: runtime.heap, upvalues)
        runtime.heap.sweep(marks, keepingStrings: collector.permanentStrings)
        upvalues.sweep(marks.cells)
        collector.finish(living: marks.bytes)
        guard marks.bytes <= collector.limit else { throw .memory(limit: runtime.limits.memory, attempted: marks.bytes) }
    }
}

/// What a collection has found to be alive.
struct Marks {
    fileprivate var strings: [Bool]
    fileprivate var arrays: [Bool]
    fileprivate var objects: [Bool]
    fileprivate var closures: [Bool]
    fileprivate var bigIntegers: [Bool]
    fileprivate(set) var cells: [Bool]
    /// About how many bytes it takes.
    private(set) var bytes = 0
    /// Marked, but not yet looked into.
    private var waiting: [Value] = []

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
        case .bigInteger: if !bigIntegers[value.place] { bigIntegers[value.place] = true } else { return }
        case .string: if !strings[value.place] { strings[value.place] = true } else { return }
        case .array, .tuple: if !arrays[value.place] { arrays[value.place] = true } else { return }
        case .object: if !objects[value.place] { objects[value.place] = true } else { return }
        case .closure: if !closures[value.place] { closures[value.place] = true } else { return }
        }
        waiting.append(value)
    }

    /// Marks what the marked values lead to. It does not recurse, however deep they are nested.
    mutating func markReached(in heap: borrowing Heap, _ upvalues: Upvalues) throws(HogFailure) {
        var steps = 0
        while let value = waiting.popLast() {
            steps += 1
            if steps & 4095 == 0 { try heap.watch.checkClock() }
            switch value.tag {
            case .string: bytes += 48 + heap.strings[value.place].string.utf8.count
            case .bigInteger: bytes += 48 + heap.bigIntegers[value.place].bitWidth / 8
            case .array, .tuple:
                bytes += 48 + 16 * heap.arrays[value.place].capacity
                for item in heap.arrays[value.place] { mark(item) }
            case .object:
                bytes += heap.objects[value.place].size
                for key in heap.objects[value.place].keys { bytes += key.size }
                for item in heap.objects[value.place].values { mark(item) }
            case .closure:
                bytes += 48
                for cell in heap.closures[value.place].upvalues where !cells[cell] {
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
    /// What its characters take.
    fileprivate var size: Int {
        switch self {
        case .text(let text): text.string.utf8.count
        case .tuple(let keys): keys.reduce(48) { $0 + 32 + $1.size }
        default: 0
        }
    }
}

extension Heap {
    fileprivate mutating func sweep(_ marks: Marks, keepingStrings permanent: Int) {
        allocated = 0
        free.strings.removeAll(keepingCapacity: true)
        for place in (permanent..<strings.count).reversed() where !marks.strings[place] {
            strings[place] = Text("", count: 0)
            free.strings.append(place)
        }
        free.arrays.removeAll(keepingCapacity: true)
        for place in arrays.indices.reversed() where !marks.arrays[place] {
            arrays[place] = []
            free.arrays.append(place)
        }
        free.objects.removeAll(keepingCapacity: true)
        for place in objects.indices.reversed() where !marks.objects[place] {
            objects[place] = ObjectMembers()
            free.objects.append(place)
        }
        free.closures.removeAll(keepingCapacity: true)
        for place in closures.indices.reversed() where !marks.closures[place] {
            closures[place] = Closure(function: 0, upvalues: [])
            free.closures.append(place)
        }
        free.bigIntegers.removeAll(keepingCapacity: true)
        for place in bigIntegers.indices.reversed() where !marks.bigIntegers[place] {
            bigIntegers[place] = 0
            free.bigIntegers.append(place)
        }
    }
}
