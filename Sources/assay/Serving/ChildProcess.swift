internal import CProcess
internal import Glibc

/// A program that runs beside this one and does not outlive it.
struct ChildProcess {
    let name: String
    let id: pid_t

    /// Starts `program` with its output on `out` and `err`.
    init(_ program: String, _ arguments: [String], out: Int32 = STDERR_FILENO, err: Int32 = STDERR_FILENO) throws(Failure) {
        name = program.split(separator: "/").last.map(String.init) ?? program
        guard access(program, X_OK) == 0 else { throw Failure("\(program) cannot be started: \(String(cString: strerror(errno))).") }
        var words = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        id = assay_spawn(program, words, out, err)
        guard id > 0 else { throw Failure("\(program) cannot be started: \(String(cString: strerror(errno))).") }
    }

    func signal(_ signal: Int32) { kill(id, signal) }

    /// How it ended, in words, if it has. It is asked once: the system forgets an ended child that was asked for.
    func ending() -> String? {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) == id else { return nil }
        let signal = status & 0x7f
        return signal == 0 ? "with status \(status >> 8 & 0xff)" : "by signal \(signal)"
    }

    /// Waits for the end, asking with each signal in turn and a time to heed it; the last resort is SIGKILL.
    func stop(_ requests: [(signal: Int32, patience: Duration)]) {
        for request in requests {
            signal(request.signal)
            if hasEnded(within: request.patience) { return }
        }
        signal(SIGKILL)
        waitpid(id, nil, 0)
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
