internal import Hog
internal import Synchronization

/// Machines for one program: each is used by one thread at a time, and by another when that has done with it.
final class MachinePool: Sendable {
    private let program: CompiledProgram
    private let limits: Limits
    private let idle = Mutex<[Box]>([])

    init(_ program: CompiledProgram, _ limits: Limits) {
        self.program = program
        self.limits = limits
    }

    func run(_ globals: some Globals, while isWanted: @escaping () -> Bool) -> Execution {
        let box = idle.withLock { $0.popLast() } ?? Box(Machine(program, limits: limits))
        defer { idle.withLock { $0.append(box) } }
        return box.machine.run(globals, while: isWanted)
    }

    /// A machine cannot be copied, and so not be put into an array.
    private final class Box: @unchecked Sendable {
        // Touched by the thread alone that took the box out of `idle`.
        var machine: Machine

        init(_ machine: consuming Machine) { self.machine = machine }
    }
}
