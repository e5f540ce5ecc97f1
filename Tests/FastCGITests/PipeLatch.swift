import Glibc

/// Something that one thread waits for and another lets happen, as often as it is opened.
final class PipeLatch: Sendable {
    private let ends: (wait: Int32, open: Int32)

    init() {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.ends = (ends[0], ends[1])
    }

    deinit {
        close(ends.wait)
        close(ends.open)
    }

    func open() { _ = write(ends.open, "x", 1) }

    /// Whether the gate opened; half a minute is the longest that a test waits for anything.
    @discardableResult
    func wait() -> Bool {
        var waiting = pollfd(fd: ends.wait, events: Int16(POLLIN), revents: 0)
        var ticket: UInt8 = 0
        return poll(&waiting, 1, 30_000) == 1 && read(ends.wait, &ticket, 1) == 1
    }
}
