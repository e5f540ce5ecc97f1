internal import Glibc
internal import Threads

/// Runs work on a thread with a large stack, for recursive walks over an untrusted tree.
///
/// The calling thread may have a small stack, and a debug build uses ten kilobytes for each level of a tree.
enum LargeStackThread {
    /// In bytes: several times what `SyntaxLimits.nesting` levels need in a debug build. Only the pages that are used occupy memory.
    static let size = 64 << 20

    /// Runs the body on such a thread and waits for it. Throws `failure` if the system cannot start another thread; the body is never run
    /// on the caller's own stack, which may be too small.
    static func run<Outcome, Failure: Error>(
        size: Int = size, else failure: (String) -> Failure, _ body: () throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        var result: Result<Outcome, Failure>?
        let work = { result = Result(catching: body) }
        withoutActuallyEscaping(work) { work in
            // The thread ends before this function returns, and only that thread touches the result meanwhile.
            nonisolated(unsafe) let work = work
            if let thread = try? SystemThread.start(stackSize: size, { work() }) { thread.join() }
        }
        guard let result else { throw failure("The system has no memory for another thread. Try again in a moment.") }
        return try result.get()
    }
}

/// Checks whether the current thread has enough stack left for recursive walks over the most deeply nested values.
struct StackHeadroom {
    /// In bytes: twice what such a walk needs in a release build.
    private static let required = 4 << 20

    /// The thread checked last. The answer is cached, because the check takes longer than a short program.
    private var thread: pthread_t?
    private var isEnough = false

    /// Runs the body on this thread if its stack is large enough, and otherwise on a thread with a large stack.
    mutating func run<Outcome, Failure: Error>(
        else failure: (String) -> Failure, _ body: () throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        if thread != pthread_self() {
            thread = pthread_self()
            isEnough = Self.remaining >= Self.required
        }
        return isEnough ? try body() : try LargeStackThread.run(else: failure, body)
    }

    private typealias Attributes = @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32

    /// A GNU extension, which Glibc's headers hide.
    private static let attributesOfThread = dlsym(nil, "pthread_getattr_np").map { unsafeBitCast($0, to: Attributes.self) }

    /// How many bytes of this thread's stack are left; 0 if that is unknown.
    private static var remaining: Int {
        var attributes = pthread_attr_t()
        guard let attributesOfThread, attributesOfThread(pthread_self(), &attributes) == 0 else { return 0 }
        defer { pthread_attr_destroy(&attributes) }
        var start: UnsafeMutableRawPointer?
        var size = 0
        guard pthread_attr_getstack(&attributes, &start, &size) == 0, let start else { return 0 }
        return withUnsafeMutablePointer(to: &size) { UnsafeMutableRawPointer($0) - start }
    }
}
