internal import Glibc

/// The signals that the daemon answers itself. Blocked before the first thread starts, so that only `waitForStop` sees them.
struct StopSignals {
    /// Signals that ask for an orderly end.
    private static let stopping = [SIGTERM, SIGINT]
    /// Signals that supervisors and log rotation send to have files opened again. Assay has none to open, and goes on.
    private static let ignored = [SIGHUP: "SIGHUP", SIGUSR1: "SIGUSR1", SIGUSR2: "SIGUSR2"]

    private var set = sigset_t()

    init() {
        sigemptyset(&set)
        for signal in Self.stopping + Array(Self.ignored.keys) { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A reader that went away is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Returns when a signal asks for the end. `ignoring` hears the name of each one that changes nothing.
    func waitForStop(ignoring: (String) -> Void) {
        var set = set
        var signal: CInt = 0
        while true {
            guard sigwait(&set, &signal) == 0 else { continue }
            guard let name = Self.ignored[signal] else { return }
            ignoring(name)
        }
    }
}
