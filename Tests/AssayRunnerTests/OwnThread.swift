import Testing
import Threads

/// Runs a test on a thread of its own: it may wait for a long time without keeping others from the few threads that all tests share, and does
/// not wait for them itself.
struct OwnThread: TestTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let executor = ThreadExecutor()
        let thread = try SystemThread.start { executor.work() }
        defer { thread.join() }
        defer { executor.close() }
        try await withTaskExecutorPreference(executor) { try await function() }
    }
}

extension Trait where Self == OwnThread {
    static var onOwnThread: Self { OwnThread() }
}

/// Runs the jobs of a task on one thread.
private final class ThreadExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isClosed = false
    }

    private let state = LockedState(State())

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.update { $0.jobs.append(job) }
    }

    /// Runs jobs until `close`: the thread's work.
    func work() {
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }

    func close() { state.update { $0.isClosed = true } }

    private func next() -> UnownedJob? {
        state.waitFor { state -> LockedState<State>.Attempt<UnownedJob?> in
            if !state.jobs.isEmpty { return .done(state.jobs.removeFirst()) }
            return state.isClosed ? .done(nil) : .wait(until: nil)
        }
    }
}
