internal import Glibc

/// Handles signals such as Ctrl-C synchronously: they are blocked, and the program asks for them between two steps.
struct Interrupts {
    private var signalSet = sigset_t()

    /// Blocks these signals.
    init(_ signals: [Int32] = [SIGINT, SIGTERM, SIGHUP]) {
        sigemptyset(&signalSet)
        for signal in signals { sigaddset(&signalSet, signal) }
        pthread_sigmask(SIG_BLOCK, &signalSet, nil)
    }

    /// From now on a signal ends the program with status 130 after printing a sentence. A signal that is pending does so now.
    func exitOnSignal(printing sentence: String) {
        exitMessage = strdup(sentence.visible + "\n")
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in
                if let text = exitMessage { _ = write(STDERR_FILENO, text, strlen(text)) }
                _exit(Failure.interrupted)
            }
        }
        var signalSet = signalSet
        pthread_sigmask(SIG_UNBLOCK, &signalSet, nil)
    }

    /// The next signal; `nil` if there is none within `timeout`.
    func next(within timeout: Duration) -> Int32? {
        let (seconds, attoseconds) = timeout.components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var signalSet = signalSet
        let signal = sigtimedwait(&signalSet, nil, &time)
        return signal > 0 ? signal : nil
    }

    /// Waits for the next signal.
    func next() -> Int32 {
        var signalSet = signalSet
        while true {
            let signal = sigwaitinfo(&signalSet, nil)
            if signal > 0 { return signal }
        }
    }
}

/// The text that the signal handler prints. A signal handler must not allocate memory, so the text is allocated before the handler is
/// installed and never freed.
nonisolated(unsafe) private var exitMessage: UnsafeMutablePointer<CChar>?
