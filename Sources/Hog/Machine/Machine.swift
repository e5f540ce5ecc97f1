/// A machine for one program. It runs it as often as it is asked to; a second run starts clean and allocates nothing anew.
///
/// A value is two words that own nothing, and those on the stack lie in one stretch of memory; what a value is made of beyond that is in
/// the runtime's heap. So a step that does not touch the heap neither allocates nor counts references.
public struct Machine: ~Copyable {
    let image: LoadedProgram
    let steps: RawBuffer<DecodedInstruction>
    let functions: RawBuffer<FunctionFrame>
    let constants: RawBuffer<Value>
    var runtime: Runtime

    var stack = RawBuffer<Value>(capacity: 256)
    /// The functions that have been called and have not returned; the first is the program itself.
    private var stackRoom = StackRoom()
    var frames = RawBuffer<Frame>(capacity: 32)
    var frameCount = 0
    var handlers: [Handler] = []
    var upvalues = Upvalues()
    /// For each name that the program may declare, the function; negative as long as it has not.
    var declared: [Int32] = []
    /// Strings that whole globals are, by the number of the chain.
    var texts: [Value?] = []
    var globals: (any Globals)?

    /// What the values on the stack cost besides the 8 bytes that each slot does.
    var held = 0
    /// Instructions run before the latest look at the clock.
    var counted = 0
    var peak = 0
    var collector: Collector

    public init(_ program: CompiledProgram, limits: Limits = Limits()) {
        image = program.image
        steps = RawBuffer(image.steps)
        functions = RawBuffer(image.functions.map(\.frame))
        runtime = Runtime(limits: limits)
        runtime.heap.functions = image.functions.map(\.card)
        var constants: [Value] = []
        for constant in image.constants { constants.append(runtime.heap.value(constant)) }
        self.constants = RawBuffer(constants)
        collector = Collector(permanentStrings: runtime.heap.strings.count, memory: limits.memory)
    }

    /// Runs the program from the start.
    public mutating func run(_ globals: some Globals) -> Execution {
        let run = runKeepingValues(globals)
        clear()
        return run
    }

    /// Runs it on a clear machine, and leaves there what it made.
    mutating func runKeepingValues(_ globals: some Globals) -> Execution {
        start()
        self.globals = globals
        let outcome: Result<Returned, HogFailure>
        do throws(HogFailure) {
            var room = stackRoom
            defer { stackRoom = room }
            outcome = .success(try room.run(else: HogFailure.system) { () throws(HogFailure) in try runtime.heap.returned(try execute()) })
        } catch {
            outcome = .failure(error)
        }
        self.globals = nil
        return Execution(lines: runtime.printed.lines, outcome: outcome, operations: runtime.operations, peakMemory: peak)
    }

    private mutating func start() {
        runtime.start()
        collector.start()
        declared.append(contentsOf: repeatElement(-1, count: image.declarations))
        texts.append(contentsOf: repeatElement(nil, count: image.chains.count))
    }
}

/// A function that runs.
struct Frame {
    /// The step of its caller that comes next.
    let next: UnsafePointer<DecodedInstruction>
    /// The place on the stack where its arguments begin.
    let base: Int
    /// The place of its closure in the heap; negative where it has none.
    let closure: Int
    /// How many handlers there were when it was called.
    let handlers: Int
    let isLibrary: Bool
}

/// Where errors go on that are thrown inside a `try`.
struct Handler {
    let frameCount: Int
    /// How many values the stack keeps.
    let height: Int
    let step: UnsafePointer<DecodedInstruction>
}

/// Where the machine is. The loop has them in registers of the processor; what takes longer gets them and gives them back.
struct Position {
    /// The step after this one.
    var next: UnsafePointer<DecodedInstruction>
    /// Where the next value of the stack goes.
    var top: UnsafeMutablePointer<Value>
    /// Where the variables of the running function begin.
    var base: UnsafeMutablePointer<Value>
}

/// A place on the stack.
typealias Slot = UnsafeMutablePointer<Value>

extension Heap {
    mutating func value(_ constant: LoadedProgram.Constant) -> Value {
        switch constant {
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .text(let text): string(text)
        }
    }
}
