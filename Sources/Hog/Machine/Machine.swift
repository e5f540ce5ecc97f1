/// A virtual machine for one program, which can run it any number of times. A second run starts clean and reuses the memory of the first.
///
/// A value is two words that own nothing, and the values on the stack are contiguous in memory; everything larger is in the heap of the
/// runtime. An instruction that does not touch the heap therefore neither allocates nor counts references.
public struct Machine: ~Copyable {
    let program: LoadedProgram
    let instructions: RawBuffer<DecodedInstruction>
    let functions: RawBuffer<CallTarget>
    let constants: RawBuffer<Value>
    var runtime: Runtime

    var stack = RawBuffer<Value>(capacity: 256)
    private var stackHeadroom = StackHeadroom()
    /// The functions that have been called and have not returned; the first is the program itself.
    var frames = RawBuffer<Frame>(capacity: 32)
    var frameCount = 0
    var handlers: [Handler] = []
    var upvalues = Upvalues()
    /// For each name that the program may declare, the number of the function; negative until it is declared.
    var declared: [Int32] = []
    /// Globals that are strings, by the index of their key chain.
    var globalStrings: [Value?] = []
    var globals: (any Globals)?

    /// The cost of the values on the stack beyond the 8 bytes of each slot.
    var referencedCost = 0
    /// Instructions executed up to the latest clock check.
    var operationsAtClockCheck = 0
    var peak = 0
    var collector: GarbageCollector

    public init(_ compiled: CompiledProgram, limits: Limits = Limits()) {
        program = compiled.loaded
        instructions = RawBuffer(program.instructions)
        functions = RawBuffer(program.functions.map(\.callTarget))
        runtime = Runtime(limits: limits)
        runtime.heap.functions = program.functions.map(\.description)
        var constants: [Value] = []
        for constant in program.constants { constants.append(runtime.heap.value(constant)) }
        self.constants = RawBuffer(constants)
        collector = GarbageCollector(permanentStrings: runtime.heap.strings.count, memory: limits.memory)
    }

    /// Runs the program from the start, and clears the machine afterwards.
    public mutating func run(_ globals: some Globals) -> Execution {
        let run = runKeepingValues(globals)
        clear()
        return run
    }

    /// Runs the program without clearing the machine afterwards.
    mutating func runKeepingValues(_ globals: some Globals) -> Execution {
        start()
        self.globals = globals
        let outcome: Result<ReturnValue, HogFailure>
        do throws(HogFailure) {
            var headroom = stackHeadroom
            defer { stackHeadroom = headroom }
            outcome = .success(
                try headroom.run(else: HogFailure.system) { () throws(HogFailure) in try runtime.heap.returned(try execute()) })
        } catch {
            outcome = .failure(error)
        }
        self.globals = nil
        return Execution(lines: runtime.printed.lines, outcome: outcome, operations: runtime.operations, peakMemory: peak)
    }

    private mutating func start() {
        runtime.start()
        collector.start()
        declared.append(contentsOf: repeatElement(-1, count: program.declarations))
        globalStrings.append(contentsOf: repeatElement(nil, count: program.chains.count))
    }
}

extension Heap {
    mutating func value(_ constant: LoadedProgram.Constant) -> Value {
        switch constant {
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .text(let text): string(text)
        }
    }
}

/// How much memory a machine keeps between runs. A machine may wait long for its next run, so large buffers are freed.
enum RetainedCapacity {
    /// Buffers of at least this many elements are freed: some hundred kilobytes.
    static let limit = 1 << 14
}

extension Machine {
    mutating func clear() {
        runtime.printed = PrintedLines()
        runtime.heap.removeAll(keepingStrings: collector.permanentStrings)
        upvalues.removeAll()
        handlers.removeAll(keepingCapacity: handlers.capacity < RetainedCapacity.limit)
        declared.removeAll(keepingCapacity: true)
        globalStrings.removeAll(keepingCapacity: true)
        if stack.capacity >= RetainedCapacity.limit { stack = RawBuffer(capacity: 256) }
        if frames.capacity >= RetainedCapacity.limit { frames = RawBuffer(capacity: 32) }
        frameCount = 0
        referencedCost = 0
        operationsAtClockCheck = 0
        peak = 0
    }
}

extension Heap {
    fileprivate mutating func removeAll(keepingStrings count: Int) {
        if strings.capacity < RetainedCapacity.limit {
            strings.removeLast(strings.count - count)
        } else {
            strings = Array(strings[..<count])
        }
        arrays.removeAll(keepingCapacity: arrays.capacity < RetainedCapacity.limit)
        objects.removeAll(keepingCapacity: objects.capacity < RetainedCapacity.limit)
        closures.removeAll(keepingCapacity: closures.capacity < RetainedCapacity.limit)
        bigIntegers.removeAll(keepingCapacity: bigIntegers.capacity < RetainedCapacity.limit)
        containerCosts.removeAll()
        freeLists = FreeLists()
        allocated = 0
    }
}
