internal import Glibc
internal import Synchronization

/// Lines on their way to a descriptor, written by a thread of their own: whoever logs does not wait for a reader that has stopped reading.
/// Lines for which there is no room are dropped, and counted in a line of their own.
final class LogQueue: Sendable {
    /// Standard error.
    static let standard = LogQueue(to: STDERR_FILENO)

    private struct Waiting {
        var text: [UInt8] = []
        var dropped = 0
        /// Whether the thread will look for more by itself.
        var isBusy = false
        var isFlushing = false
    }

    /// Microseconds after a write before more lines are looked for. Waking the thread for each line would cost a switch of threads each.
    private static let pause: useconds_t = 5000

    private let descriptor: CInt
    private let limit: Int
    private let waiting = Mutex(Waiting())
    private let more = Semaphore()
    private let empty = Semaphore()
    /// Whether lines are written by the thread, or by whoever logs them where the system has no thread left.
    private let hasThread = Atomic(false)

    /// `limit` is how many bytes may wait.
    init(to descriptor: CInt, limit: Int = 1 << 20) {
        self.descriptor = descriptor
        self.limit = limit
        var thread = pthread_t()
        let own = Unmanaged.passRetained(self)
        let code = pthread_create(&thread, nil, { LogQueue.run($0) }, own.toOpaque())
        if code == 0 { pthread_detach(thread) } else { own.release() }
        hasThread.store(code == 0, ordering: .relaxed)
    }

    func write(_ line: String) {
        guard hasThread.load(ordering: .relaxed) else {
            _ = Output.write(line.utf8, to: descriptor)
            return
        }
        let wakes = waiting.withLock { waiting in
            guard waiting.text.count + line.utf8.count <= limit else {
                waiting.dropped += 1
                return false
            }
            waiting.text += line.utf8
            defer { waiting.isBusy = true }
            return !waiting.isBusy
        }
        if wakes { more.post() }
    }

    /// Returns when everything is written, or after `time` at the latest.
    func flush(within time: Duration) {
        let isEmpty = waiting.withLock { waiting in
            waiting.isFlushing = waiting.isBusy
            return !waiting.isBusy
        }
        if !isEmpty { empty.wait(for: time) }
    }

    private static func run(_ own: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let own else { return nil }
        let queue = Unmanaged<LogQueue>.fromOpaque(own).takeRetainedValue()
        while true {
            queue.more.wait()
            while let text = queue.take() {
                _ = Output.write(text, to: queue.descriptor)
                usleep(pause)
            }
        }
    }

    /// What waits; nil where nothing does, and then the next line wakes the thread.
    private func take() -> [UInt8]? {
        let (text, isFlushed): ([UInt8]?, Bool) = waiting.withLock { waiting in
            guard !waiting.text.isEmpty else {
                defer { (waiting.isBusy, waiting.isFlushing) = (false, false) }
                return (nil, waiting.isFlushing)
            }
            var text: [UInt8] = []
            swap(&text, &waiting.text)
            if waiting.dropped > 0 { text += LineLogHandler.line(ofDropped: waiting.dropped).utf8 }
            waiting.dropped = 0
            return (text, false)
        }
        if isFlushed { empty.post() }
        return text
    }
}

/// A counter that threads wait for.
private final class Semaphore: @unchecked Sendable {
    // The C library guards what the pointer leads to.
    private let counter = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(counter, 0, 0) }

    deinit {
        sem_destroy(counter)
        counter.deallocate()
    }

    func post() { sem_post(counter) }

    func wait() { while sem_wait(counter) != 0 && errno == EINTR {} }

    func wait(for time: Duration) {
        var end = timespec()
        clock_gettime(CLOCK_REALTIME, &end)
        end.tv_sec += Int(time.components.seconds)
        while sem_timedwait(counter, &end) != 0 && errno == EINTR {}
    }
}
