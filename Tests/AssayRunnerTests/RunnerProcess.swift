import AssayDomain
import AssayStore
import EvaluatorKit
import JSON
import Threads

@testable import AssayRunner

/// One of several processes that share a database: a runner with a store of its own. It takes runs over only when it is asked, and its
/// leases last until a test ends them.
final class RunnerProcess {
    let store: Store
    let runner: Runner
    private let log = LockedState([RunnerEvent]())

    /// - Parameter watch: how often it looks at its own runs.
    init(_ name: String, on database: String, watch: Duration = .milliseconds(20)) throws {
        store = try Store(path: database, role: .daemon)
        var registry = Registry()
        registry.add(ScriptedEvaluator.self)
        registry.add(GatedEvaluator.self)
        let hour = Duration.seconds(3600)
        let log = log
        runner = Runner(
            store: store, evaluators: EvaluatorCache(registry), engine: LocalEngine(workers: 2), owner: name,
            timing: RunOwnership.Timing(lease: hour, renewal: hour, search: hour, watch: watch)
        ) { event in log.update { $0.append(event) } }
        try runner.start()
    }

    deinit {
        runner.stop()
        store.close()
    }

    var events: [RunnerEvent] { log.withLock { $0 } }

    /// Number of results that it has recorded.
    var recorded: Int { runner.cells.reduce(0) { $0 + $1.cells } }
}

/// Stays in each cell until its gate is opened: it cannot be interrupted.
struct GatedEvaluator: Evaluator {
    struct Config: Decodable, Sendable {
        let gate: String
    }

    static let card = Card(
        type: "gated", summary: "Waits until its gate is opened.", outputs: [.boolean],
        config: ConfigSchema(.required("gate", .string, "Name of the gate."), example: #"{"gate":"g"}"#))

    private let gate: String

    init(_ setup: Setup<Config>) throws(ConfigError) { gate = setup.config.gate }

    func judge(_ sample: Sample) throws(EvaluationError) -> Verdict {
        CellGate.pass(gate)
        return .yes("the gate is open")
    }
}

/// Holds the cells of an evaluation back until it is opened.
struct CellGate {
    let name = "\(ID<CellGate>.new())"

    private struct State {
        var reached: Set<String> = []
        var open: Set<String> = []
    }

    private static let state = LockedState(State())

    /// Whether a thread is held back here.
    var isReached: Bool { Self.state.withLock { $0.reached.contains(name) } }

    func open() { Self.state.update { _ = $0.open.insert(name) } }

    fileprivate static func pass(_ name: String) {
        state.waitFor { state in
            state.reached.insert(name)
            return state.open.contains(name) ? .done(()) : .wait(until: nil)
        }
    }
}
