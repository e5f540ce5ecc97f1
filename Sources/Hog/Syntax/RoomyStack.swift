internal import Glibc

/// A thread of its own with a large stack, for walks by recursion over a tree that came from outside.
///
/// The threads that ask for it may be small, and a build for debugging uses ten kilobytes for each level of a tree.
enum RoomyStack {
    /// What `SyntaxLimits.nesting` levels need in a build for debugging, several times. Only what is used is ever in memory.
    static let size = 64 << 20

    /// Does something on such a thread, and waits for it.
    static func run<Outcome, Failure: Error>(_ body: () throws(Failure) -> Outcome) throws(Failure) -> Outcome {
        var result: Result<Outcome, Failure>?
        let work = { result = Result(catching: body) }
        withoutActuallyEscaping(work) { work in
            var box = Work(run: work)
            // Without memory for another thread, this one has to do.
            if !isDoneOnThread(&box) { work() }
        }
        guard let result else { preconditionFailure("a thread ended before its work") }
        return try result.get()
    }

    private struct Work {
        let run: () -> Void
    }

    private static func isDoneOnThread(_ work: inout Work) -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, size) == 0 else { return false }
        return withUnsafeMutablePointer(to: &work) { work in
            var thread = pthread_t()
            let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
                argument?.assumingMemoryBound(to: Work.self).pointee.run()
                return nil
            }
            guard pthread_create(&thread, &attributes, start, work) == 0 else { return false }
            return pthread_join(thread, nil) == 0
        }
    }
}
