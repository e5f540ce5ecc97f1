internal import Glibc
internal import Threads

/// Lines on their way to a descriptor, written by a thread of their own: whoever logs does not wait for a reader that has stopped reading.
/// Lines for which there is no room are dropped, and counted in a line of their own.
final class LogQueue: Sendable {
    /// Standard error.
    static let standard = LogQueue(to: STDERR_FILENO)

    private struct Waiting {
        var text: [UInt8] = []
        var dropped = 0
        /// Whether the thread is writing, or pausing after a write.
        var isWriting = false
    }

    /// How long after a write the thread looks for more lines. Waking it for each line would cost a switch of threads each.
    private static let pause: Duration = .milliseconds(5)

    private let descriptor: CInt
    private let limit: Int
    private let waiting = LockedState(Waiting())
    /// Whether lines are written by the thread, or by whoever logs them because the system had no thread left.
    private let hasThread = LockedState(false)

    /// - Parameter limit: how many bytes may wait.
    init(to descriptor: CInt, limit: Int = 1 << 20) {
        self.descriptor = descriptor
        self.limit = limit
        guard let thread = try? SystemThread.start({ [self] in run() }) else { return }
        thread.detach()
        hasThread.withLock { $0 = true }
    }

    func write(_ line: String) {
        guard hasThread.withLock({ $0 }) else {
            _ = StandardStreams.write(line.utf8, to: descriptor)
            return
        }
        let isFirst = waiting.withLock { waiting in
            guard waiting.text.count + line.utf8.count <= limit else {
                waiting.dropped += 1
                return false
            }
            waiting.text += line.utf8
            return !waiting.isWriting && waiting.text.count == line.utf8.count
        }
        if isFirst { waiting.update { _ in } }
    }

    /// Returns when everything is written, or after `time` at the latest.
    func flush(within time: Duration) {
        let deadline = MonotonicTime.now().advanced(by: time)
        waiting.waitFor { waiting -> LockedState<Waiting>.Attempt<Void> in
            if waiting.text.isEmpty && !waiting.isWriting || MonotonicTime.now() >= deadline { return .done(()) }
            return .wait(until: deadline)
        }
    }

    private func run() {
        while true {
            _ = StandardStreams.write(take(), to: descriptor)
            usleep(useconds_t(Self.pause / .microseconds(1)))
            waiting.update { $0.isWriting = false }
        }
    }

    /// What waits, as soon as there is any.
    private func take() -> [UInt8] {
        waiting.waitFor { waiting -> LockedState<Waiting>.Attempt<[UInt8]> in
            guard !waiting.text.isEmpty else { return .wait(until: nil) }
            var text: [UInt8] = []
            swap(&text, &waiting.text)
            if waiting.dropped > 0 { text += LineLogHandler.line(ofDropped: waiting.dropped).utf8 }
            waiting.dropped = 0
            waiting.isWriting = true
            return .done(text)
        }
    }
}
