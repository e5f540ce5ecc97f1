/// Whether anybody still wants to know what a run comes to, asked every now and then.
final class CancellationCheck {
    private let isWanted: () -> Bool
    private var nextQuestion = 0

    /// Nanoseconds: asking may cost more than the instructions in between.
    private static let interval = 10_000_000

    init(_ isWanted: @escaping () -> Bool) { self.isWanted = isWanted }

    /// Ends a run that nobody wants.
    func check(at now: Int) throws(HogFailure) {
        guard now >= nextQuestion else { return }
        nextQuestion = now &+ Self.interval
        guard isWanted() else { throw HogFailure(.interrupted, "Nobody wants the result any more") }
    }
}

extension Machine {
    /// Runs the program as long as `isWanted`: after that it ends as `interrupted`, within some hundredths of a second.
    public mutating func run(_ globals: some Globals, while isWanted: @escaping () -> Bool) -> Execution {
        runtime.interest = CancellationCheck(isWanted)
        defer { runtime.interest = nil }
        return run(globals)
    }
}
