internal import AssayDomain
internal import AssayRunner
internal import Logging

extension Logger {
    /// What an operator would want to know of a run.
    func log(_ event: RunnerEvent) {
        switch event {
        case .began(let run, let resumed):
            notice("run began", metadata: ["run": "\(run)", "resumed": "\(resumed)"])
        case .ended(let run, let status, let reason):
            var facts: Metadata = ["run": "\(run)", "status": "\(status.rawValue)"]
            if let reason { facts["reason"] = "\(reason)" }
            notice("run ended", metadata: facts)
        case .stalled(let run, let reason):
            error("run stalled, trying again", metadata: ["run": "\(run)", "reason": "\(reason)"])
        case .mismatched(let run, let what):
            error("run failed inside", metadata: ["run": "\(run)", "what": "\(what)"])
        }
    }
}
