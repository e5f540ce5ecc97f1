internal import JSON

/// Follows a run until it settles, showing how far it is.
struct RunWatch {
    let server: APIClient
    let run: String
    /// What picks the run up where it is watched no more.
    let continuation: String
    let interrupts: Interrupts

    /// A server that comes back resumes its runs by itself.
    private static let patience = APIClient.outagePatience
    private static let pause = Duration.milliseconds(200)

    /// With interrupts that are waited for since before the run was begun: none is missed in between.
    init(_ server: APIClient, run: String, options: String = "", _ interrupts: Interrupts = Interrupts()) {
        self.server = server
        self.run = run
        continuation = "assay watch \(run)\(options)"
        self.interrupts = interrupts
    }

    /// The run once it has settled. Ctrl-C ends the watching, not the run.
    func follow() throws(Failure) -> JSONValue {
        var progress = Progress()
        defer { progress.clear() }
        var lastHeard = ContinuousClock.now
        var isMissed = false
        while true {
            do {
                let value = try server.get("batch_runs/\(run)/", patience: .seconds(5))
                lastHeard = .now
                isMissed = false
                let state = try RunState(value)
                if state.isSettled { return value }
                progress.show(done: state.counts.ended, of: state.planned ?? 0) { width in RunLine(run: state).text(upTo: width) }
            } catch {
                guard error.isTemporary else { throw error }
                guard lastHeard.duration(to: .now) < Self.patience else { throw lost(error) }
                if !isMissed {
                    progress.clear()
                    Console.complain(
                        "The server does not answer. Waiting for up to \(Self.patience.components.seconds) s: "
                            + "it goes on with its runs once it is back.")
                }
                isMissed = true
            }
            if interrupts.next(within: Self.pause) != nil {
                progress.clear()
                throw Failure("The run goes on. To see how far it is: \(continuation)", status: Failure.interrupted)
            }
        }
    }

    /// A server that stays away takes the run with it, until it is back.
    private func lost(_ error: Failure) -> Failure {
        Failure("\(error.sentence)\nThe run goes on once the server is back. To see how far it is then: \(continuation)")
    }
}
