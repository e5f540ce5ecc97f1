internal import CFastCGI
internal import Glibc
internal import Synchronization
internal import Threads

/// The threads of a server.
///
/// A thread that sends a stream may wait for a slow client. Another thread takes its place meanwhile, so that the number of threads that
/// serve requests stays the same. The handler must limit the number of streams.
final class ThreadPool: Sendable {
    /// In bytes: enough for recursion over nested JSON, and small enough for many threads on a small machine.
    static let stackSize = 1 << 20

    let listener: Listener
    let handler: @Sendable (Request) -> Response
    let sendTimeout: Duration
    /// How many threads are handling a request.
    let busy = Atomic(0)
    /// How many of these threads are sending a stream.
    let streams = Atomic(0)
    /// Raised when the server stops, to wake threads that wait on an idle connection.
    let stopping: OneShotEvent
    /// How many threads should serve requests, not counting those that send a stream.
    private let size: Int
    /// How many threads serve requests.
    private let serving = Mutex(0)
    /// How many threads exist.
    private let existing = Atomic(0)
    /// Raised when the last thread has ended.
    private let empty: OneShotEvent

    init(
        _ settings: Server.Settings, listener: Listener, handler: @escaping @Sendable (Request) -> Response
    ) throws(ServerError) {
        self.listener = listener
        self.handler = handler
        sendTimeout = settings.sendTimeout
        size = settings.threads
        stopping = try OneShotEvent()
        empty = try OneShotEvent()
    }

    func start() throws(ServerError) {
        guard size > 0 else { throw .cannotStart(reason: "the number of threads must be at least 1") }
        for number in 1...size {
            do throws(ThreadError) {
                try startThread()
            } catch {
                throw .cannotStart(reason: "the system refused thread \(number) of \(size) (\(error.reason))")
            }
            serving.withLock { $0 += 1 }
        }
    }

    /// Called by a thread that is about to send a stream: another thread serves requests in its place.
    func beginStream() {
        streams.add(1, ordering: .relaxed)
        let isReplaced = serving.withLock { serving in
            guard serving <= size else {
                serving -= 1
                return true
            }
            return false
        }
        guard !isReplaced else { return }
        do throws(ThreadError) {
            // If the system refuses another thread, the server continues with fewer.
            if stopping.isRaised { serving.withLock { $0 -= 1 } } else { try startThread() }
        } catch {
            serving.withLock { $0 -= 1 }
        }
    }

    /// Called by a thread that has sent its stream: it serves requests again, unless `needsThisThread` says otherwise.
    func endStream() {
        streams.subtract(1, ordering: .relaxed)
        serving.withLock { $0 += 1 }
    }

    /// Called by a thread that has finished a connection: whether it should accept another one or end.
    func needsThisThread() -> Bool {
        serving.withLock { serving in
            guard serving > size else { return true }
            serving -= 1
            return false
        }
    }

    private func startThread() throws(ThreadError) {
        existing.add(1, ordering: .relaxed)
        do throws(ThreadError) {
            try SystemThread.start(stackSize: Self.stackSize) { [self] in run() }.detach()
        } catch {
            existing.subtract(1, ordering: .relaxed)
            throw error
        }
    }

    /// Ends idle threads, and waits for the others. Returns whether all threads have ended.
    func stop(within deadline: Duration) -> Bool {
        stopping.raise()
        return existing.load(ordering: .acquiring) == 0 || empty.wait(for: deadline)
    }

    private func run() {
        Worker(self).run()
        if existing.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { empty.raise() }
    }
}

/// An event that happens once. Any number of threads can wait for it.
final class OneShotEvent: Sendable {
    /// Becomes readable when the event is raised.
    let descriptor: CInt

    init() throws(ServerError) {
        descriptor = fastcgi_event()
        guard descriptor >= 0 else { throw .cannotStart(reason: String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    func raise() { eventfd_write(descriptor, 1) }

    var isRaised: Bool { wait(for: .zero) }

    /// Waits until the event is raised. Returns `false` if that does not happen within `time`.
    func wait(for time: Duration) -> Bool {
        let clock = ContinuousClock()
        let end = clock.now + time
        while true {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let count = poll(&waiting, 1, CInt(max(0, min(3_600_000, (end - clock.now) / .milliseconds(1)))))
            if count != 0 && !(count < 0 && errno == EINTR) { return count > 0 }
            if clock.now >= end { return false }
        }
    }
}
