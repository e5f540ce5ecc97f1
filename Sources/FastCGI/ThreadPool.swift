internal import CFastCGI
internal import Glibc
internal import Synchronization
internal import Threads

/// The threads of a server, and how they come and go.
///
/// A thread that writes a stream may have to wait for a slow client. Another one takes its place meanwhile, so that the number of threads that
/// answer stays as it is; whoever asks for streams bounds their number.
final class ThreadPool: Sendable {
    /// Deep enough for a handler that walks nested JSON, small enough for many threads on a small machine.
    static let stackSize = 1 << 20

    let listener: Listener
    let handler: @Sendable (Request) -> Response
    let sendPatience: Duration
    /// Threads that work on a request right now.
    let busy = Atomic(0)
    /// Threads among them that write a stream.
    let streams = Atomic(0)
    /// Becomes readable when the server stops, and wakes those who wait on an idle connection.
    let stopping: OneShotEvent
    /// Threads that there should be beside those that write a stream, and those that there are.
    private let wanted: Int
    private let answering = Mutex(0)
    private let present = Atomic(0)
    private let empty: OneShotEvent

    init(
        _ settings: Server.Settings, listener: Listener, handler: @escaping @Sendable (Request) -> Response
    ) throws(ServerError) {
        self.listener = listener
        self.handler = handler
        sendPatience = settings.sendPatience
        wanted = settings.threads
        stopping = try OneShotEvent()
        empty = try OneShotEvent()
    }

    func start() throws(ServerError) {
        guard wanted > 0 else { throw .cannotStart(reason: "the number of threads must be at least 1") }
        for number in 1...wanted {
            do throws(ThreadError) {
                try startThread()
            } catch {
                throw .cannotStart(reason: "thread \(number) of \(wanted) was refused (\(error.reason))")
            }
            answering.withLock { $0 += 1 }
        }
    }

    /// The present thread is about to write a stream: another one answers in its place.
    func beginStream() {
        streams.add(1, ordering: .relaxed)
        let isReplaced = answering.withLock { answering in
            guard answering <= wanted else {
                answering -= 1
                return true
            }
            return false
        }
        guard !isReplaced else { return }
        do throws(ThreadError) {
            // Without memory for another thread the server gets on with those that it has.
            if stopping.isRaised { answering.withLock { $0 -= 1 } } else { try startThread() }
        } catch {
            answering.withLock { $0 -= 1 }
        }
    }

    /// The present thread answers again, as long as it is needed.
    func endStream() {
        streams.subtract(1, ordering: .relaxed)
        answering.withLock { $0 += 1 }
    }

    /// Whether the present thread, which is done with its connection, is to take the next.
    func needsThisThread() -> Bool {
        answering.withLock { answering in
            guard answering > wanted else { return true }
            answering -= 1
            return false
        }
    }

    private func startThread() throws(ThreadError) {
        present.add(1, ordering: .relaxed)
        do throws(ThreadError) {
            try SystemThread.start(stackSize: Self.stackSize) { [self] in run() }.detach()
        } catch {
            present.subtract(1, ordering: .relaxed)
            throw error
        }
    }

    /// Ends every thread that is not at work, and waits for the others. Whether all of them are gone.
    func leave(within deadline: Duration) -> Bool {
        stopping.raise()
        return present.load(ordering: .acquiring) == 0 || empty.wait(for: deadline)
    }

    private func run() {
        Worker(self).run()
        if present.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { empty.raise() }
    }
}

/// Something that happens once, and that any number of threads can wait for.
final class OneShotEvent: Sendable {
    let descriptor: CInt

    init() throws(ServerError) {
        descriptor = fastcgi_signal()
        guard descriptor >= 0 else { throw .cannotStart(reason: String(cString: strerror(errno))) }
    }

    deinit { close(descriptor) }

    func raise() { eventfd_write(descriptor, 1) }

    var isRaised: Bool { wait(for: .zero) }

    /// Whether it was raised before `time` had passed.
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
