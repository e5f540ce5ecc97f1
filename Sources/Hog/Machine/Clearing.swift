/// What a run leaves behind is forgotten as soon as it is over: a machine may wait long for its next one. The room is kept for that, unless
/// it is large.
enum Clearing {
    /// In elements: some hundred kilobytes.
    static let large = 1 << 14
}

extension Machine {
    mutating func clear() {
        runtime.printed = PrintedLines()
        runtime.heap.removeAll(keepingStrings: collector.permanentStrings)
        upvalues.removeAll()
        handlers.removeAll(keepingCapacity: handlers.capacity < Clearing.large)
        declared.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        if stack.capacity >= Clearing.large { stack = RawBuffer(capacity: 256) }
        if frames.capacity >= Clearing.large { frames = RawBuffer(capacity: 32) }
        frameCount = 0
        held = 0
        counted = 0
        peak = 0
    }
}

extension Heap {
    fileprivate mutating func removeAll(keepingStrings count: Int) {
        if strings.capacity < Clearing.large {
            strings.removeLast(strings.count - count)
        } else {
            strings = Array(strings[..<count])
        }
        arrays.removeAll(keepingCapacity: arrays.capacity < Clearing.large)
        objects.removeAll(keepingCapacity: objects.capacity < Clearing.large)
        closures.removeAll(keepingCapacity: closures.capacity < Clearing.large)
        bigIntegers.removeAll(keepingCapacity: bigIntegers.capacity < Clearing.large)
        measures.removeAll()
        free = FreePlaces()
        allocated = 0
    }
}
