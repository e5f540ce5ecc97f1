internal import Glibc
internal import Threads

/// A thread of its own with a large stack, for walks by recursion over a tree that came from outside.
///
/// The threads that ask for it may be small, and a build for debugging uses ten kilobytes for each level of a tree.
enum LargeStackThread {
    /// What `SyntaxLimits.nesting` levels need in a build for debugging, several times. Only what is used is ever in memory.
    static let size = 64 << 20

    /// Does something on such a thread, and waits for it. The caller's own stack may be too small, so where the system has no memory or no
    /// place for another thread, `failure` is thrown.
    static func run<Outcome, Failure: Error>(
        size: Int = size, else failure: (String) -> Failure, _ body: () throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        var result: Result<Outcome, Failure>?
        withoutActuallyEscaping({ result = Result(catching: body) }) { work in
            // The thread has ended before this returns, and nobody else touches the result meanwhile.
            nonisolated(unsafe) let work = work
            if let thread = try? SystemThread.start(stackSize: size, { work() }) { thread.join() }
        }
        guard let result else { throw failure("The system has no memory for another thread. Try again in a moment.") }
        return try result.get()
    }
}

/// Whether a thread has enough of its stack left for walks over values that are nested as deep as they may be.
struct StackRoom {
    /// What such a walk takes in a build for release, twice.
    private static let needed = 4 << 20

    /// The thread that was last asked: asking takes longer than a short program.
    private var thread: pthread_t?
    private var isEnough = false

    /// Does something on this thread, or on one with a large stack where this one's is small.
    mutating func run<Outcome, Failure: Error>(
        else failure: (String) -> Failure, _ body: () throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        if thread != pthread_self() {
            thread = pthread_self()
            isEnough = Self.left >= Self.needed
        }
        return isEnough ? try body() : try LargeStackThread.run(else: failure, body)
    }

    private typealias Attributes = @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32

    /// What GNU's library has beyond the standard, and its headers hide.
    private static let attributesOfThread = dlsym(nil, "pthread_getattr_np").map { unsafeBitCast($0, to: Attributes.self) }

    /// How many bytes of this thread's stack are left; none where it does not say.
    private static var left: Int {
        var attributes = pthread_attr_t()
        guard let attributesOfThread, attributesOfThread(pthread_self(), &attributes) == 0 else { return 0 }
        defer { pthread_attr_destroy(&attributes) }
        var start: UnsafeMutableRawPointer?
        var size = 0
        guard pthread_attr_getstack(&attributes, &start, &size) == 0, let start else { return 0 }
        return withUnsafeMutablePointer(to: &size) { UnsafeMutableRawPointer($0) - start }
    }
}
