internal import Glibc

/// Signals that are waited for instead of ending the program: between two steps it knows where it is and what to say.
struct Interrupts {
    private var waited = sigset_t()

    /// From now on these signals wait to be asked for.
    init(_ signals: [Int32] = [SIGINT, SIGTERM, SIGHUP]) {
        sigemptyset(&waited)
        for signal in signals { sigaddset(&waited, signal) }
        pthread_sigmask(SIG_BLOCK, &waited, nil)
    }

    /// From now on they end the program at once, with status 130 and a sentence; one that has come meanwhile does so now.
    func endProgram(saying sentence: String) {
        lastWord = strdup(sentence.visible + "\n")
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { _ in
                if let text = lastWord { _ = write(STDERR_FILENO, text, strlen(text)) }
                _exit(Failure.interrupted)
            }
        }
        var waited = waited
        pthread_sigmask(SIG_UNBLOCK, &waited, nil)
    }

    /// The next of them; `nil` when none has come within `patience`.
    func next(within patience: Duration) -> Int32? {
        let (seconds, attoseconds) = patience.components
        var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var waited = waited
        let signal = sigtimedwait(&waited, nil, &time)
        return signal > 0 ? signal : nil
    }

    /// The next of them, however long it takes.
    func next() -> Int32 {
        var waited = waited
        while true {
            let signal = sigwaitinfo(&waited, nil)
            if signal > 0 { return signal }
        }
    }
}

/// What the program says as its last word. A signal's handler may use no more than memory that is there already: this is written before the
/// handler is installed, and stays.
nonisolated(unsafe) private var lastWord: UnsafeMutablePointer<CChar>?
