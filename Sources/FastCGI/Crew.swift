internal import CFastCGI
internal import Glibc
internal import Synchronization

/// The threads of a server, and how they come and go.
final class Crew: Sendable {
    /// Deep enough for a handler that walks nested JSON, small enough for many threads on a small machine.
    static let stackSize = 1 << 20

    let listener: Listener
    let handler: @Sendable (Request) -> Response
    /// Threads that work on a request right now.
    let busy = Atomic(0)
    /// Becomes readable when the server stops, and wakes those who wait on an idle connection.
    let stopping: Signal
    private let present = Atomic(0)
    private let empty: Signal

    init(listener: Listener, handler: @escaping @Sendable (Request) -> Response) throws(ServerError) {
        self.listener = listener
        self.handler = handler
        stopping = try Signal()
        empty = try Signal()
    }

    func start(threads: Int) throws(ServerError) {
        guard threads > 0 else { throw .cannotStart(reason: "the number of threads must be at least 1") }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        pthread_attr_setdetachstate(&attributes, CInt(PTHREAD_CREATE_DETACHED))
        for number in 1...threads {
            present.add(1, ordering: .relaxed)
            let ticket = Unmanaged.passRetained(self)
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { Crew.run($0) }, ticket.toOpaque())
            if code != 0 {
                ticket.release()
                present.subtract(1, ordering: .relaxed)
                throw .cannotStart(reason: "thread \(number) of \(threads) was refused (\(String(cString: strerror(code))))")
            }
        }
    }

    /// Ends every thread that is not at work, and waits for the others. Whether all of them are gone.
    func leave(within deadline: Duration) -> Bool {
        stopping.raise()
        return present.load(ordering: .acquiring) == 0 || empty.wait(for: deadline)
    }

    private static func run(_ ticket: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let ticket else { return nil }
        let crew = Unmanaged<Crew>.fromOpaque(ticket).takeRetainedValue()
        Worker(crew).run()
        if crew.present.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 { crew.empty.raise() }
        return nil
    }
}

/// Something that happens once, and that any number of threads can wait for.
final class Signal: Sendable {
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
