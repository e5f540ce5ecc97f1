internal import Threads

/// Does what follows a commit (counting, the engine's lock, the log) on a thread of its own: the writer's goes on to the next.
final class CompletionQueue: Sendable {
    private struct State {
        var waiting: [@Sendable () -> Void] = []
        var isOver = false
    }

    private let state = LockedState(State())

    /// Returns at once, but after the end: then it is done here.
    func add(_ completion: @escaping @Sendable () -> Void) {
        let isOver = state.update { state in
            if !state.isOver { state.waiting.append(completion) }
            return state.isOver
        }
        if isOver { completion() }
    }

    /// Does them in order, until the end.
    func run() {
        while let next = next() {
            for completion in next { completion() }
        }
    }

    /// Has `run` return when nothing waits.
    func end() { state.update { $0.isOver = true } }

    private func next() -> [@Sendable () -> Void]? {
        state.waitFor { state -> LockedState<State>.Attempt<[@Sendable () -> Void]?> in
            if state.waiting.isEmpty { return state.isOver ? .done(nil) : .wait(until: nil) }
            defer { state.waiting = [] }
            return .done(state.waiting)
        }
    }
}
