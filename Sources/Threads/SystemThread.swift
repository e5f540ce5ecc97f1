internal import Glibc

/// A thread of the operating system. Blocking work runs on such threads, never on Swift's cooperative pool.
public struct SystemThread: Sendable {
    private let thread: pthread_t

    /// Runs `body` on a new thread. The caller must call `join` or `detach` on it, once.
    ///
    /// - Parameter stackSize: in bytes; the system's default if it is nil.
    public static func start(stackSize: Int? = nil, _ body: @escaping @Sendable () -> Void) throws(ThreadError) -> SystemThread {
        var attributes = pthread_attr_t()
        try ThreadError.check(pthread_attr_init(&attributes))
        defer { pthread_attr_destroy(&attributes) }
        if let stackSize { try ThreadError.check(pthread_attr_setstacksize(&attributes, stackSize)) }
        let box = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        if code != 0 { box.release() }
        try ThreadError.check(code)
        return SystemThread(thread: thread)
    }

    /// Runs `body` on `count` threads at once, with numbers from 0, and returns when all have ended.
    public static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws(ThreadError) {
        var threads: [SystemThread] = []
        defer { for thread in threads { thread.join() } }
        for number in 0..<count { threads.append(try start { body(number) }) }
    }

    /// Waits until the thread has ended.
    public func join() { pthread_join(thread, nil) }

    /// Lets the thread end by itself.
    public func detach() { pthread_detach(thread) }

    /// Lowers the priority of the calling thread, so that on a busy machine threads that answer requests go first.
    public static func lowerPriority() {
        // On Linux this concerns the calling thread alone. If the system refuses, all threads stay equal.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}

/// The system refused to start a thread.
public struct ThreadError: Error {
    /// The system's error number: usually `EAGAIN`, too many threads or too little memory.
    public let code: Int32
    /// The system's message for `code`.
    public var reason: String { String(cString: strerror(code)) }

    fileprivate static func check(_ code: Int32) throws(ThreadError) {
        if code != 0 { throw ThreadError(code: code) }
    }
}
