internal import Glibc

/// The signals that ask for an orderly end. Blocked before the first thread starts, so that only `wait` sees them.
struct StopSignals {
    private var set = sigset_t()

    init() {
        sigemptyset(&set)
        sigaddset(&set, SIGTERM)
        sigaddset(&set, SIGINT)
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A reader that went away is an error of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
    }

    /// Returns when one of them arrives.
    func wait() {
        var set = set
        var signal: CInt = 0
        while sigwait(&set, &signal) != 0 {}
    }
}
