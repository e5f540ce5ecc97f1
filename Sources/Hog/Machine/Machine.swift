/// A machine for one program. It runs it as often as it is asked to; a second run starts clean and allocates nothing anew.
public struct Machine: ~Copyable {
    let program: Program
    var runtime: Runtime

    public init(_ program: Program, limits: Limits = Limits()) {
        self.program = program
        runtime = Runtime(limits: limits)
    }

    public mutating func run(_ globals: some Globals) -> Run {
        runtime.start()
        return Run(
            lines: runtime.printed.lines, outcome: .failure(.machine("Nothing runs yet.")), operations: runtime.operations,
            peakMemory: runtime.memoryUsed)
    }
}
