internal import CProcess
internal import Glibc

/// A child process that ends at the latest with this program.
final class ChildProcess {
    let id: pid_t
    private var exit: String?

    /// Starts `program` with its standard output on `out` and its standard error on `err`.
    init(_ program: String, _ arguments: [String], out: Int32 = STDERR_FILENO, err: Int32 = STDERR_FILENO) throws(Failure) {
        guard access(program, X_OK) == 0 else { throw Failure("\(program) cannot be started: \(String(cString: strerror(errno))).") }
        var words = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        id = assay_spawn(program, words, out, err)
        guard id > 0 else { throw Failure("\(program) cannot be started: \(String(cString: strerror(errno))).") }
    }

    /// The exit status or signal in words, such as `status 0`; `nil` while it runs.
    func exitDescription() -> String? {
        // After `waitpid` has reported the exit, the system may reuse the process id.
        if exit == nil { update(WNOHANG) }
        return exit
    }

    /// Waits until it has exited.
    func wait() { if exit == nil { update(0) } }

    var hasSucceeded: Bool { exit == Self.success }

    private static let success = "status 0"

    /// Asks the system whether it has exited.
    private func update(_ options: Int32) {
        var status: Int32 = 0
        var found: pid_t
        repeat { found = waitpid(id, &status, options) } while found < 0 && errno == EINTR
        guard found == id else { return }
        let signal = status & 0x7f
        exit = signal == 0 ? "status \(status >> 8 & 0xff)" : "signal \(signal)"
    }

    /// Sends each signal in turn and waits for the exit up to its timeout; finally sends SIGKILL.
    func stop(_ steps: [(signal: Int32, timeout: Duration)]) {
        for step in steps where exitDescription() == nil {
            kill(id, step.signal)
            if waitForExit(within: step.timeout) { return }
        }
        guard exitDescription() == nil else { return }
        kill(id, SIGKILL)
        wait()
    }

    /// Waits for SIGCHLD, which stays blocked while this program has children.
    private func waitForExit(within timeout: Duration) -> Bool {
        let children = Interrupts([SIGCHLD])
        let deadline = ContinuousClock.now + timeout
        while exitDescription() == nil {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            _ = children.next(within: left)
        }
        return true
    }
}

extension ChildProcess {
    /// Runs a program and returns what it wrote to standard output, and to standard error if `errors` is set; `nil` if it failed.
    static func output(of program: String, _ arguments: [String], withErrors errors: Bool = false) throws(Failure) -> String? {
        let pipe = try Pipe()
        defer { close(pipe.readEnd) }
        let child: ChildProcess
        do {
            defer { close(pipe.writeEnd) }
            child = try ChildProcess(program, arguments, out: pipe.writeEnd, err: errors ? pipe.writeEnd : STDERR_FILENO)
        }
        let text = TextFile.readToEnd(of: pipe.readEnd)
        child.wait()
        return child.hasSucceeded ? text : nil
    }
}

/// The descriptors of a new pipe; the caller closes both.
struct Pipe {
    let readEnd: Int32
    let writeEnd: Int32

    init() throws(Failure) {
        var descriptors: [Int32] = [0, 0]
        guard assay_pipe(&descriptors) == 0 else { throw Failure("Cannot create a pipe: \(String(cString: strerror(errno))).") }
        (readEnd, writeEnd) = (descriptors[0], descriptors[1])
    }
}
