internal import AssayDomain
internal import AssayStore
internal import EvaluatorKit
internal import Glibc

@testable internal import AssayRunner

/// One of several processes that share a database: works on all runs, under its name, until it is killed.
struct Share {
    let name: String
    let timing: RunOwnership.Timing

    /// The name and the timing in the arguments after the file of calls; `nil` without a name.
    init?(_ arguments: ArraySlice<String>) {
        guard let name = arguments.first else { return nil }
        self.name = name
        timing = arguments.dropFirst().first == "fast" ? Self.fast : RunOwnership.Timing()
    }

    private static let fast = RunOwnership.Timing(
        lease: .milliseconds(1500), renewal: .milliseconds(300), search: .milliseconds(500), watch: .milliseconds(100))

    /// How long a cell takes, so that a process is always in the middle of something.
    static let microsecondsPerCell: UInt32 = 2000

    func work(_ store: Store, _ registry: Registry) throws {
        let runner = Runner(
            store: store, evaluators: EvaluatorCache(registry), engine: LocalEngine(workers: 2, spareThreads: 0), owner: name,
            timing: timing
        ) { event in
            switch event {
            case .began(let run, _): Self.say("began \(run)")
            case .ended(let run, let status, _): Self.say("ended \(run) \(status.rawValue)")
            case .blocked(let run, let reason): Self.say("blocked \(run) \(reason)")
            case .lost(let run): Self.say("lost \(run)")
            case .takeoverFailed(let reason): Self.say("failed \(reason)")
            case .internalError(let run, let what): Self.say("bug \(run) \(what)")
            }
        }
        try runner.start()
        Self.say("ready")
        while true { pause() }
    }

    /// Writes a whole line at once, since several threads write.
    private static func say(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = write(STDOUT_FILENO, bytes, bytes.count)
    }
}
