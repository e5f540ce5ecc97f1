internal import Glibc

/// The time and memory that a run may use.
public struct Limits: Sendable {
    /// A program that runs longer is considered to loop forever.
    public var time: Duration
    /// In bytes, in the accounting of the reference: 8 for each value on the stack, plus the cost of its contents.
    public var memory: Int

    public init(time: Duration = .seconds(10), memory: Int = 64 << 20) {
        self.time = time
        self.memory = memory
    }

    /// The maximum nesting of a value that can be printed, compared or measured, because these operations recurse, as they do in the
    /// reference.
    static let nesting = 900

    /// The maximum depth of calls. The reference allows a few thousand.
    static let frames = 100_000
    /// The maximum number of parameters of a function, and of arguments in a call of a value.
    static let arguments = 300
    /// Library functions that would block the thread, or need something that evaluations do not have.
    static let forbidden: Set<String> = ["sleep", "run"]
}

/// The limits of a run, and the point in time at which it has to end.
struct Deadline {
    let limits: Limits
    /// When the run has to end, in nanoseconds on `Clock`.
    var expiry = Int.max
    /// Instructions executed up to the last clock check or library call.
    var operations = 0
    /// Tells whether the run has been cancelled; `nil` if it cannot be.
    var cancellation: CancellationCheck?

    init(limits: Limits) { self.limits = limits }

    func checkClock() throws(HogFailure) {
        let now = Clock.now
        guard now >= expiry else {
            try cancellation?.check(at: now)
            return
        }
        throw timeLimitFailure
    }

    /// Checks the clock, and how many bytes of text have been written.
    func check(bytes: Int) throws(HogFailure) {
        guard bytes <= limits.memory else { throw .memory(limit: limits.memory, attempted: bytes) }
        try checkClock()
    }

    /// Whether the run has time for an operation that cannot be interrupted.
    ///
    /// - Parameter nanoseconds: the worst-case duration of the operation.
    /// - Returns: `false` if the operation is too long for any run.
    /// - Throws: the time limit failure if it is only too long for what is left of this run.
    func affords(_ nanoseconds: Int) throws(HogFailure) -> Bool {
        try checkClock()
        guard nanoseconds > Self.grace, nanoseconds - Self.grace > expiry - Clock.now else { return true }
        guard nanoseconds - Self.grace > limits.time.nanoseconds else { throw timeLimitFailure }
        return false
    }

    /// How late a run may end, in nanoseconds.
    private static let grace = 50_000_000

    private var timeLimitFailure: HogFailure {
        let seconds = Double(limits.time.nanoseconds) / 1e9
        return HogFailure(.timeLimit, "Runtime exceeded \(seconds) seconds after \(operations) operations")
    }
}

/// Asks the caller of a run, from time to time, whether the run should continue.
final class CancellationCheck {
    private let shouldContinue: () -> Bool
    private var nextCheck = 0

    /// Nanoseconds between two questions: asking may cost more than the instructions in between.
    private static let interval = 10_000_000

    init(_ shouldContinue: @escaping () -> Bool) { self.shouldContinue = shouldContinue }

    /// Ends a run that has been cancelled.
    func check(at now: Int) throws(HogFailure) {
        guard now >= nextCheck else { return }
        nextCheck = now &+ Self.interval
        guard shouldContinue() else { throw HogFailure(.interrupted, "The run was cancelled") }
    }
}

extension Machine {
    /// Runs the program while `shouldContinue` returns true. After that the run ends as `interrupted`, within some hundredths of a second.
    public mutating func run(_ globals: some Globals, while shouldContinue: @escaping () -> Bool) -> Execution {
        runtime.cancellation = CancellationCheck(shouldContinue)
        defer { runtime.cancellation = nil }
        return run(globals)
    }
}

/// A clock that is cheap to read and accurate to a few milliseconds.
enum Clock {
    /// Nanoseconds since an arbitrary moment in the past.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
    }
}

extension Duration {
    /// The duration in nanoseconds, capped at about 30 years.
    var nanoseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 1_000_000_000 else { return 1_000_000_000 * 1_000_000_000 }
        return Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    }
}
