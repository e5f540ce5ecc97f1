internal import CProcess
internal import Glibc

/// A program that runs beside this one and does not outlive it.
final class ChildProcess {
    let id: pid_t
    private var end: String?

    /// Starts `program` with its output on `out` and `err`.
    init(_ program: String, _ arguments: [String], out: Int32 = STDERR_FILENO, err: Int32 = STDERR_FILENO) throws(Failure) {
        guard access(program, X_OK) == 0 else { throw Failure("\(program) cannot be started: \(String(cString: strerror(errno))).") }
        var words = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        id = assay_spawn(program, words, out, err)
        guard id > 0 else { throw Failure("\(program) cannot be started: \(String(cString: strerror(errno))).") }
    }

    /// How it ended, in words, if it has.
    func ending() -> String? {
        // The system forgets an ended child that was asked for, and may give its id to another program.
        if end == nil { look(WNOHANG) }
        return end
    }

    /// Waits for its end.
    func wait() { if end == nil { look(0) } }

    var hasSucceeded: Bool { end == Self.success }

    private static let success = "with status 0"

    private func look(_ options: Int32) {
        var status: Int32 = 0
        var found: pid_t
        repeat { found = waitpid(id, &status, options) } while found < 0 && errno == EINTR
        guard found == id else { return }
        let signal = status & 0x7f
        end = signal == 0 ? "with status \(status >> 8 & 0xff)" : "by signal \(signal)"
    }

    /// Waits for the end, asking with each signal in turn and a time to heed it; the last resort is SIGKILL.
    func stop(_ requests: [(signal: Int32, patience: Duration)]) {
        for request in requests where ending() == nil {
            kill(id, request.signal)
            if hasEnded(within: request.patience) { return }
        }
        guard ending() == nil else { return }
        kill(id, SIGKILL)
        wait()
    }

    /// SIGCHLD is blocked while a child is looked after, so it waits here until it is taken.
    private func hasEnded(within patience: Duration) -> Bool {
        let children = Interrupts([SIGCHLD])
        let deadline = ContinuousClock.now + patience
        while ending() == nil {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            _ = children.next(within: left)
        }
        return true
    }
}
