internal import Glibc

/// Runs `body` on a thread of its own, which nobody joins. Returns 0, or the system's reason not to.
func startThread(_ body: @escaping @Sendable () -> Void) -> Int32 {
    let box = Unmanaged.passRetained(ThreadBody(body))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().run()
            return nil
        }, box.toOpaque())
    guard code == 0 else {
        box.release()
        return code
    }
    pthread_detach(thread)
    return 0
}

/// Lets every other thread go first where there are too few processors: whoever asks is answered while runs are going.
func lowerPriorityOfThread() {
    // On Linux this is about the calling thread alone. Where it is refused, all are served alike.
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
}

private final class ThreadBody {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
        self.run = run
    }
}
