internal import AssayDomain
internal import Glibc
internal import Logging
internal import Threads

/// A log line of `key=value` pairs on standard error: `time=… level=info event="run ended" run=… status=completed`.
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = "time=\(Timestamp.now()) level=\(event.level) event="
        Self.append(event.message.description, to: &line)
        let pairs = event.metadata.map { metadata.merging($0) { $1 } } ?? metadata
        for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
            line += " \(key)="
            Self.append("\(value)", to: &line)
        }
        line += "\n"
        LogQueue.standard.write(line)
    }

    /// A line that says how many lines were dropped.
    static func droppedLine(count: Int) -> String {
        "time=\(Timestamp.now()) level=warning event=\"log lines dropped\" lines=\(count)\n"
    }

    /// Appends a value: a plain word unchanged, anything else quoted, with control characters, quotes and backslashes escaped.
    static func append(_ value: String, to line: inout String) {
        let isPlain = !value.isEmpty && value.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7f && $0 != "\"" && $0 != "=" }
        guard !isPlain else {
            line += value
            return
        }
        line += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"", "\\": line += "\\\(scalar)"
            case "\n": line += "\\n"
            case _ where scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029:
                line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}

/// Writes log lines to a descriptor on its own thread, so that logging never waits for a slow reader. Lines that do not fit in the queue
/// are dropped, and a log line says how many.
final class LogQueue: Sendable {
    static let standard = LogQueue(to: STDERR_FILENO)

    private struct Buffer {
        var text: [UInt8] = []
        var dropped = 0
        /// Whether the thread is writing or pausing after a write.
        var isWriting = false
    }

    /// Pause of the thread after each write. Waking it for each line would cost a context switch per line.
    private static let pause: Duration = .milliseconds(5)

    private let descriptor: CInt
    private let limit: Int
    private let buffer = LockedState(Buffer())
    /// Whether the thread could be started. If not, lines are written by the threads that log them.
    private let hasThread = LockedState(false)

    /// - Parameter limit: maximum bytes in the queue.
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
        let isFirst = buffer.withLock { buffer in
            guard buffer.text.count + line.utf8.count <= limit else {
                buffer.dropped += 1
                return false
            }
            buffer.text += line.utf8
            return !buffer.isWriting && buffer.text.count == line.utf8.count
        }
        // Wakes the writing thread.
        if isFirst { buffer.update { _ in } }
    }

    /// Waits until all lines are written, for at most `time`.
    func flush(within time: Duration) {
        let deadline = MonotonicTime.now().advanced(by: time)
        buffer.waitFor { buffer -> LockedState<Buffer>.Attempt<Void> in
            if buffer.text.isEmpty && !buffer.isWriting || MonotonicTime.now() >= deadline { return .done(()) }
            return .wait(until: deadline)
        }
    }

    private func run() {
        while true {
            _ = StandardStreams.write(dequeue(), to: descriptor)
            usleep(useconds_t(Self.pause / .microseconds(1)))
            buffer.update { $0.isWriting = false }
        }
    }

    /// Waits for lines and removes them from the queue.
    private func dequeue() -> [UInt8] {
        buffer.waitFor { buffer -> LockedState<Buffer>.Attempt<[UInt8]> in
            guard !buffer.text.isEmpty else { return .wait(until: nil) }
            var text: [UInt8] = []
            swap(&text, &buffer.text)
            if buffer.dropped > 0 { text += LineLogHandler.droppedLine(count: buffer.dropped).utf8 }
            buffer.dropped = 0
            buffer.isWriting = true
            return .done(text)
        }
    }
}
